import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { MemoryFileSystem } from "../base/index.ts";
import { Configuration } from "./configuration.ts";
import { parseKconfig } from "./parse-kconfig.ts";
import { smallestChange, type SearchBounds } from "./smallest-change.ts";

function configure(kconfig: string, assignments = ""): Configuration {
  const files = new MemoryFileSystem({ "/t/Kconfig": kconfig });
  const tree = parseKconfig("/t/Kconfig", { files, env: {}, shell: () => ({ stdout: "", exitCode: 0 }) });
  assert.deepEqual(tree.diagnostics, []);
  const configuration = new Configuration(tree);
  for (const word of assignments.split(" ").filter(Boolean)) {
    const [name = "", value = ""] = word.split("=");
    configuration.assign(name, value);
  }
  return configuration;
}

/** `A=y B=n`, then what would lose its effect; or how the search ended. */
function search(configuration: Configuration, wish: string, bounds: SearchBounds = {}): string {
  const [name = "", value = ""] = wish.split("=");
  const before = [...configuration.assignments].map((one) => ({ ...one }));
  const result = smallestChange(configuration, name, value, bounds);
  assert.deepEqual([...configuration.assignments], before, "the configuration is left alone");
  if (result.kind !== "found") return result.kind;
  // Really applied, the changes do it.
  for (const one of result.changes) configuration.assign(one.name, one.value);
  assert.equal(configuration.value(name), value);
  const lost = result.lost.map((one) => ` -${one.name}=${one.value}`);
  return result.changes.map((one) => `${one.name}=${one.value}`).join(" ") + lost.join("");
}

function bools(...lines: string[]): string {
  return lines
    .map((line) => {
      const [name = "", ...rest] = line.split("; ");
      return `config ${name}\n\tbool "${name.toLowerCase()}"\n${rest.map((one) => `\t${one}\n`).join("")}`;
    })
    .join("");
}

describe("the smallest change", () => {
  test("is none when the value is as wanted", () => {
    assert.equal(search(configure(bools("A"), "A=y"), "A=y"), "");
  });

  test("is the symbol itself where nothing stands in the way", () => {
    assert.equal(search(configure(bools("A")), "A=y"), "A=y");
    assert.equal(search(configure(bools("A; default y")), "A=n"), "A=n");
  });

  test("goes through dependencies, in an order in which each can be made", () => {
    const kconfig = bools("A; depends on B && C", "B; depends on D", "C", "D");
    assert.equal(search(configure(kconfig), "A=y"), "D=y B=y C=y A=y");
    assert.equal(search(configure(kconfig, "A=y C=y"), "A=y"), "D=y B=y");
  });

  test("takes the shorter of two ways", () => {
    const kconfig = bools("A; depends on (B && C) || D", "B", "C", "D");
    assert.equal(search(configure(kconfig), "A=y"), "D=y A=y");
    assert.equal(search(configure(kconfig, "B=y"), "A=y", { isFixed: (name) => name === "D" }), "C=y A=y");
  });

  test("turns off what is in the way", () => {
    const kconfig = bools("A; depends on !B", "B", "C; select B");
    assert.equal(search(configure(kconfig, "B=y"), "A=y"), "B=n A=y");
    assert.equal(search(configure(kconfig, "C=y"), "A=y"), "C=n A=y");
    assert.equal(search(configure(kconfig, "C=y B=y"), "A=y"), "C=n B=n A=y");
  });

  test("follows selects three deep, down and up", () => {
    const kconfig =
      bools("TOP; select MIDDLE", "MIDDLE; select LOW") +
      "config LOW\n\tbool\n\tselect LAST\nconfig LAST\n\tbool\n";
    assert.equal(search(configure(kconfig, "TOP=y"), "LAST=n"), "TOP=n");
    assert.equal(search(configure(kconfig), "LAST=y"), "MIDDLE=y");
    assert.equal(search(configure(kconfig), "LAST=y", { isFixed: (name) => name === "MIDDLE" }), "TOP=y");
  });

  test("takes the way that costs others no effect", () => {
    const kconfig = bools("A; depends on B || C", "B", "C", "D; depends on !B");
    assert.equal(search(configure(kconfig, "D=y"), "A=y"), "C=y A=y");
    assert.equal(
      search(configure(kconfig, "D=y"), "A=y", { isFixed: (name) => name === "C" }),
      "B=y A=y -D=y",
    );
  });

  test("chooses in a choice", () => {
    const kconfig =
      'choice\n\tprompt "c"\n' +
      bools("ONE", "TWO; depends on X") +
      "endchoice\n" +
      bools("X", "A; depends on TWO");
    assert.equal(search(configure(kconfig), "TWO=y"), "X=y TWO=y");
    assert.equal(search(configure(kconfig, "X=y"), "ONE=n"), "TWO=y");
    assert.equal(search(configure(kconfig, "X=y"), "A=y"), "TWO=y A=y");
  });

  test("makes comparisons hold", () => {
    const kconfig =
      bools('A; depends on N > 5 && S = "on" && T != y', "T") +
      'config N\n\tint "n"\n\tdefault 3\nconfig S\n\tstring "s"\n';
    assert.equal(search(configure(kconfig, "T=y"), "A=y"), "N=6 S=on T=n A=y");
  });

  test("gives numbers and texts, where their range allows it", () => {
    const kconfig = bools("WIDE") + 'config N\n\tint "n"\n\trange 1 10 if !WIDE\n\trange 1 100\n';
    assert.equal(search(configure(kconfig), "N=5"), "N=5");
    assert.equal(search(configure(kconfig), "N=50"), "WIDE=y N=50");
    assert.equal(search(configure(kconfig), "N=500"), "impossible");
    assert.equal(search(configure('config S\n\tstring "s"\n'), "S=x"), "S=x");
  });

  test("brings defaults and implies about for a symbol without a prompt", () => {
    const kconfig = bools("B", "C") + "config A\n\tbool\n\tdefault y if B && C\n";
    assert.equal(search(configure(kconfig), "A=y"), "B=y C=y");
    assert.equal(search(configure(kconfig, "B=y C=y"), "A=n"), "B=n");
  });

  test("sets tristates to m", () => {
    const kconfig =
      'config MODULES\n\tbool "modules"\n\tmodules\nconfig A\n\ttristate "a"\n\tdepends on B\nconfig B\n\ttristate "b"\n';
    assert.equal(search(configure(kconfig, "MODULES=y B=m"), "A=m"), "A=m");
    assert.equal(search(configure(kconfig, "MODULES=y B=m"), "A=y"), "B=y A=y");
    assert.equal(search(configure(kconfig, "MODULES=y B=y A=y"), "A=m"), "A=m");
  });

  test("ends where there is no way, a loop too", () => {
    assert.equal(search(configure("config A\n\tbool\n"), "A=y"), "impossible");
    assert.equal(search(configure(bools("A; depends on n")), "A=y"), "impossible");
    assert.equal(search(configure(bools("A; depends on NOSUCH")), "A=y"), "impossible");
    assert.equal(search(configure(bools("A")), "A=2"), "impossible");
    assert.equal(search(configure(bools("A")), "B=y"), "impossible");
  });

  test("is bounded, and says so", () => {
    const chain = Array.from({ length: 9 }, (_, at) => `S${at}; depends on S${at + 1}`);
    const kconfig = bools(...chain, "S9");
    assert.equal(search(configure(kconfig), "S3=y", { limit: 7 }), "S9=y S8=y S7=y S6=y S5=y S4=y S3=y");
    assert.equal(search(configure(kconfig), "S0=y"), "gave-up");
    const wide = bools(`A; depends on ${Array.from({ length: 30 }, (_, at) => `W${at}`).join(" && ")}`);
    const many = bools(...Array.from({ length: 30 }, (_, at) => `W${at}`));
    assert.equal(search(configure(wide + many), "A=y", { tries: 100 }), "gave-up");
  });
});

const letters = ["A", "B", "C", "D", "E"] as const;

/** Five bools; each may depend on those behind it, select one of them, have a default, and lack a prompt. */
const trees = fc
  .tuple(
    ...letters.map((_, at) => {
      const other = fc.constantFrom(...(letters.slice(at + 1) as string[]), "y");
      const literal = fc
        .tuple(fc.boolean(), other)
        .map(([isNot, name]) => (isNot && name !== "y" ? `!${name}` : name));
      const condition = fc
        .tuple(literal, fc.constantFrom("&&", "||"), literal)
        .map(([left, operator, right]) => `${left} ${operator} ${right}`);
      return fc.record({
        prompt: fc.boolean(),
        depends: fc.option(condition),
        select: fc.option(other),
        normally: fc.option(condition),
      });
    }),
  )
  .map((symbols) =>
    symbols
      .map(({ prompt, depends, select, normally }, at) => {
        const lines = [`config ${letters[at]!}`, prompt ? `\tbool "${at}"` : "\tbool"];
        if (depends !== null) lines.push(`\tdepends on ${depends}`);
        if (select !== null && select !== "y") lines.push(`\tselect ${select}`);
        if (normally !== null) lines.push(`\tdefault y if ${normally}`);
        return lines.join("\n");
      })
      .join("\n"),
  );

/** The least number of assignments that bring a value about, by trying all of them. */
function leastChanges(configuration: Configuration, wish: string): number | undefined {
  const [name = "", value = ""] = wish.split("=");
  const base = [...configuration.assignments];
  let least: number | undefined;
  const tryAll = (at: number, changes: readonly (readonly [string, string])[]): void => {
    if (at === letters.length) {
      const scratch = new Configuration(configuration.tree);
      for (const one of base) scratch.assign(one.name, one.value);
      for (const [letter, one] of changes) scratch.assign(letter, one);
      if (scratch.value(name) === value) least = Math.min(least ?? Infinity, changes.length);
      return;
    }
    tryAll(at + 1, changes);
    for (const one of ["y", "n"]) tryAll(at + 1, [...changes, [letters[at]!, one]]);
  };
  tryAll(0, []);
  return least;
}

test("no smaller set exists, and none where none is found: against trying everything", () => {
  const assigned = fc.tuple(...letters.map((letter) => fc.constantFrom("", `${letter}=y`, `${letter}=n`)));
  const wishes = fc.tuple(fc.constantFrom(...letters), fc.constantFrom("y", "n"));
  fc.assert(
    fc.property(trees, assigned, wishes, (kconfig, words, [name, value]) => {
      const files = new MemoryFileSystem({ "/t/Kconfig": kconfig });
      const tree = parseKconfig("/t/Kconfig", { files, env: {}, shell: () => ({ stdout: "", exitCode: 0 }) });
      // In a loop of dependencies a value is whatever it happened to be computed from.
      fc.pre(tree.diagnostics.length === 0);
      const configuration = new Configuration(tree);
      for (const word of words.filter((one) => one !== "")) configuration.assign(word[0]!, word.slice(2));
      const result = smallestChange(configuration, name, value);
      const least = leastChanges(configuration, `${name}=${value}`);
      assert.equal(result.kind === "found" ? result.changes.length : undefined, least);
    }),
    { numRuns: 300 },
  );
});
