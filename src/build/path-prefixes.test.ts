import assert from "node:assert/strict";
import { it } from "node:test";
import { PathPrefixes } from "./path-prefixes.ts";

const prefixes = new PathPrefixes([
  { path: "/home/a", placeholder: "<project>" },
  { path: "/home/a/build", placeholder: "<build>" },
]);

const cases: [text: string, placed: string][] = [
  ["/home/a", "<project>"],
  ["-I/home/a/include", "-I<project>/include"],
  ["/home/a/build/x.o:/home/a/x.c", "<build>/x.o:<project>/x.c"],
  ["/home/ab /home/a.b /home/a-b", "/home/ab /home/a.b /home/a-b"],
  ['-DROOT="/home/a"', '-DROOT="<project>"'],
];

for (const [text, placed] of cases) {
  it(`writes ${text} as ${placed} and back`, () => {
    assert.equal(prefixes.toPlaceholders(text), placed);
    assert.equal(prefixes.toPaths(placed), text);
  });
}

it("shortens to the innermost folder", () => {
  assert.equal(prefixes.shorten("/home/a/build/x.o"), "x.o");
  assert.equal(prefixes.shorten("/home/a/src/x.c"), "src/x.c");
  assert.equal(prefixes.shorten("/usr/include/x.h"), "/usr/include/x.h");
});

it("refuses folders and placeholders that could not be told apart", () => {
  const make = (path: string, placeholder: string) => () => new PathPrefixes([{ path, placeholder }]);
  assert.throws(make("/", "<p>"), { message: 'internal error: "/" cannot be a path prefix' });
  assert.throws(make("/a/", "<p>"), { message: 'internal error: "/a/" cannot be a path prefix' });
  assert.throws(make("/a", "p/q"), { message: 'internal error: "p/q" cannot be a placeholder' });
});
