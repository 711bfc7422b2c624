import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kernelCommandLine, quoteKernelArguments } from "./kernel-command-line.ts";

/** The guest's rules (uk/argparse.h), written down a second time. */
function split(line: string): string[] {
  const words: string[] = [];
  const pattern = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\])+/g;
  for (const [word] of line.matchAll(pattern)) {
    words.push(
      word.replace(
        /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])/g,
        (_, single?: string, double?: string, one?: string) => {
          return single ?? double?.replace(/\\([^])/g, "$1") ?? one!;
        },
      ),
    );
  }
  return words;
}

describe("quoteKernelArguments", () => {
  const cases: readonly (readonly [words: readonly string[], line: string])[] = [
    [[], ""],
    [["a", "b"], "a b"],
    [["a", "b c"], 'a "b c"'],
    [[""], '""'],
    [["it's"], `"it's"`],
    [['say "hi"'], `'say "hi"'`],
    [[`it's "x"`], `"it's \\"x\\""`],
    [["C:\\dir"], '"C:\\\\dir"'],
    [["tab\there", "line\nend"], '"tab\there" "line\nend"'],
    [["--flag=value", "[", "$x", "#", ";"], "--flag=value [ $x # ;"],
  ];
  for (const [words, line] of cases) {
    it(JSON.stringify(words), () => {
      assert.equal(quoteKernelArguments(words), line);
      assert.deepEqual(split(line), words);
    });
  }
});

describe("kernelCommandLine", () => {
  it("has the separator only behind parameters", () => {
    assert.equal(kernelCommandLine([], ["a", "b c"]), 'a "b c"');
    assert.equal(kernelCommandLine(["netdev.ip=10.0.0.2"], ["a"]), "netdev.ip=10.0.0.2 -- a");
    assert.equal(kernelCommandLine(["vfs.x=1"], []), "vfs.x=1 --");
    assert.equal(kernelCommandLine([], []), "");
  });
});
