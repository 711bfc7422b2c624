import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { KilnError, renderError } from "../base/index.ts";
import { judgeKraftfile } from "./judge-kraftfile.ts";
import type { Project } from "./project.ts";
import { editKconfig, type KconfigChange, type KconfigSection } from "./write-kconfig.ts";

const judging = { directory: "/p/app", env: { V: "1" }, directoryExists: () => false };

function projectOf(text: string): Project {
  const { project, diagnostics } = judgeKraftfile({ name: "Kraftfile", text }, judging);
  assert.ok(project, diagnostics.map(({ message }) => message).join("\n"));
  return project;
}

/** `A=y` sets, `A="text"` sets a string, `A` alone takes out. */
function changeOf(word: string): KconfigChange {
  const [, name = "", value] = /^(\w+)(?:=(.*))?$/.exec(word)!;
  const isText = value?.startsWith('"') === true;
  return { name, value: isText ? value.slice(1, -1) : value, isText };
}

function edit(before: string, words: string, section: KconfigSection): string {
  const changes = words.split("; ").map(changeOf);
  return editKconfig(projectOf(before), section, changes, judging).kraftfile.text;
}

function check(before: string, words: string, after: string, section: KconfigSection = ["unikraft"]): void {
  assert.equal(edit(before, words, section), after);
  // Nothing is left to do.
  assert.equal(edit(after, words, section), after);
}

function refuses(
  before: string,
  words: string,
  message: string,
  section: KconfigSection = ["unikraft"],
): void {
  assert.throws(
    () => edit(before, words, section),
    (error: unknown) => {
      assert.ok(error instanceof KilnError);
      assert.equal(error.exitCode, 2);
      assert.equal(renderError(error), message);
      return true;
    },
  );
}

const spec = "spec: v0.6\n";

describe("the first option", () => {
  test("of a file without unikraft", () => {
    check(spec, "A=y", `${spec}unikraft:\n  kconfig:\n    CONFIG_A: y\n`);
    check("spec: v0.6", "A=y", "spec: v0.6\nunikraft:\n  kconfig:\n    CONFIG_A: y");
    check(
      `${spec}name: x # n\n\ntargets:\n  - qemu/x86_64 # t\n`,
      "A=y",
      `${spec}name: x # n\nunikraft:\n  kconfig:\n    CONFIG_A: y\n\ntargets:\n  - qemu/x86_64 # t\n`,
    );
  });

  test("of a unikraft that is one word", () => {
    check(
      `${spec}unikraft: kiln # core\n# end\n`,
      "A=y",
      `${spec}unikraft:\n  source: kiln # core\n  kconfig:\n    CONFIG_A: y\n# end\n`,
    );
    check(
      `${spec}unikraft: "stable"\ntargets: [qemu/x86_64]\n`,
      "A=y",
      `${spec}unikraft:\n  version: "stable"\n  kconfig:\n    CONFIG_A: y\ntargets: [qemu/x86_64]\n`,
    );
  });

  test("of a unikraft without kconfig, indented as the file is", () => {
    check(
      `${spec}unikraft:\n    source: kiln   # s\n\n# about targets\ntargets:\n`,
      "A=y",
      `${spec}unikraft:\n    source: kiln   # s\n    kconfig:\n        CONFIG_A: y\n\n# about targets\ntargets:\n`,
    );
  });

  test("of an empty kconfig", () => {
    check(
      `${spec}unikraft:\n  kconfig: # none yet\n  source: kiln\n`,
      "A=y",
      `${spec}unikraft:\n  kconfig: # none yet\n    CONFIG_A: y\n  source: kiln\n`,
    );
    check(`${spec}unikraft:\n  kconfig: {}\n`, "A=y", `${spec}unikraft:\n  kconfig: {CONFIG_A: y}\n`);
    check(`${spec}unikraft:\n  kconfig: []\n`, "A=y", `${spec}unikraft:\n  kconfig: [CONFIG_A=y]\n`);
  });

  test("in one line of brackets", () => {
    check("{spec: v0.6}\n", "A=y", "{spec: v0.6, unikraft: {kconfig: {CONFIG_A: y}}}\n");
    check(
      "{spec: v0.6, unikraft: kiln}\n",
      "A=y",
      "{spec: v0.6, unikraft: {source: kiln, kconfig: {CONFIG_A: y}}}\n",
    );
    check(
      "{}\n".replace("{}", "{spec: v0.6,}"),
      "A=y",
      "{spec: v0.6, unikraft: {kconfig: {CONFIG_A: y}},}\n",
    );
  });

  test("of a target", () => {
    const first: KconfigSection = ["targets", 0];
    check(
      `${spec}targets:\n  - qemu/x86_64 # t\n  - fc/x86_64\n`,
      "A=y",
      `${spec}targets:\n  - platform: qemu/x86_64 # t\n    kconfig:\n      CONFIG_A: y\n  - fc/x86_64\n`,
      first,
    );
    check(
      `${spec}targets: [qemu/x86_64, fc/x86_64]\n`,
      "A=y",
      `${spec}targets: [{platform: qemu/x86_64, kconfig: {CONFIG_A: y}}, fc/x86_64]\n`,
      first,
    );
    check(
      `${spec}targets:\n- platform: qemu\n  arch: x86_64\n\n- fc/x86_64\n`,
      "A=y",
      `${spec}targets:\n- platform: qemu\n  arch: x86_64\n  kconfig:\n    CONFIG_A: y\n\n- fc/x86_64\n`,
      first,
    );
    check(
      `${spec}targets:\n- fc/x86_64\n- {platform: qemu, arch: x86_64}\n`,
      "A=y",
      `${spec}targets:\n- fc/x86_64\n- {platform: qemu, arch: x86_64, kconfig: {CONFIG_A: y}}\n`,
      ["targets", 1],
    );
  });

  test("of a library", () => {
    const musl: KconfigSection = ["libraries", "musl"];
    const lines = "kconfig:\n      CONFIG_A: y\n";
    check(
      `${spec}libraries:\n  musl: stable # m\n  lwip:\n`,
      "A=y",
      `${spec}libraries:\n  musl:\n    version: stable # m\n    ${lines}  lwip:\n`,
      musl,
    );
    check(
      `${spec}libraries:\n  musl: # none\n  lwip:\n`,
      "A=y",
      `${spec}libraries:\n  musl: # none\n    ${lines}  lwip:\n`,
      musl,
    );
    check(
      `${spec}libraries:\n  lib-musl: true\n`,
      "A=y",
      `${spec}libraries:\n  lib-musl:\n    ${lines}`,
      musl,
    );
    check(
      `${spec}libraries: {musl: }\n`,
      "A=y",
      `${spec}libraries: {musl: {kconfig: {CONFIG_A: y}}}\n`,
      musl,
    );
  });
});

describe("an option in a map", () => {
  const file = (...lines: string[]): string =>
    [spec + "unikraft:", "  kconfig:", ...lines.map((line) => `    ${line}`), ""].join("\n");

  test("is added behind the last, whose comment stays with it", () => {
    check(file("CONFIG_B: n # b", "# tail"), "A=y", file("CONFIG_B: n # b", "CONFIG_A: y", "# tail"));
  });

  test("has the style of those beside it", () => {
    check(file("CONFIG_B: true"), "A=n", file("CONFIG_B: true", "CONFIG_A: false"));
    check(file("CONFIG_B: 'n'"), "A=y", file("CONFIG_B: 'n'", "CONFIG_A: 'y'"));
    check(
      file("CONFIG_S: text", 'CONFIG_B: "y"'),
      "A=y",
      file("CONFIG_S: text", 'CONFIG_B: "y"', 'CONFIG_A: "y"'),
    );
    check(file("CONFIG_B: true"), "A=0x10", file("CONFIG_B: true", "CONFIG_A: 0x10"));
  });

  test("keeps its style, its comment and its place", () => {
    check(
      file("CONFIG_A: true # why", "# about B", "CONFIG_B: 3"),
      "A=n; B=4",
      file("CONFIG_A: false # why", "# about B", "CONFIG_B: 4"),
    );
    check(file("CONFIG_A: 'y'   # why"), "A=n", file("CONFIG_A: 'n'   # why"));
    check(file('CONFIG_A: "a"'), 'A="b c"', file('CONFIG_A: "b c"'));
    check(file("CONFIG_A: a"), 'A="b: #c"', file('CONFIG_A: "b: #c"'));
    check(file("CONFIG_A: a"), 'A="true"', file('CONFIG_A: "true"'));
    check(file("CONFIG_A:   a"), 'A="b"', file("CONFIG_A:   b"));
    check(file("CONFIG_A: |-", "  long", "CONFIG_B: y"), 'A="z"', file("CONFIG_A: z", "CONFIG_B: y"));
    check(file("? CONFIG_A", ": y"), "A=n", file("? CONFIG_A", ": n"));
  });

  test("may hold a dollar sign, which is doubled, and replaces a variable", () => {
    check(file("CONFIG_B: y"), 'A="$HOME"', file("CONFIG_B: y", 'CONFIG_A: "$$HOME"'));
    check(file("CONFIG_A: ${V}"), "A=2", file("CONFIG_A: 2"));
  });

  test("is taken out with its line", () => {
    check(file("CONFIG_A: y # a", "# about B", "CONFIG_B: 3"), "A", file("# about B", "CONFIG_B: 3"));
    check(file("CONFIG_A: y"), "A", file());
    check(file("CONFIG_B: 3"), "A", file("CONFIG_B: 3"));
    check(file("CONFIG_A: y", "CONFIG_B: 3").trimEnd(), "B", file("CONFIG_A: y").trimEnd());
  });

  test("keeps Windows line ends and a byte order mark", () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    check(windows(file("CONFIG_B: y # b")), "A=y", windows(file("CONFIG_B: y # b", "CONFIG_A: y")));
    check(windows(file("CONFIG_B: y", "CONFIG_A: y")), "B", windows(file("CONFIG_A: y")));
    check(windows(spec), "A=y", windows(`${spec}unikraft:\n  kconfig:\n    CONFIG_A: y\n`));
  });
});

describe("an option in brackets", () => {
  const line = (inside: string): string => `${spec}unikraft: {source: kiln, kconfig: ${inside}} # u\n`;

  test("of a map in one line", () => {
    check(line('{CONFIG_B: "y", CONFIG_C: 3}'), "A=n", line('{CONFIG_B: "y", CONFIG_C: 3, CONFIG_A: "n"}'));
    check(line('{CONFIG_B: "y", CONFIG_C: 3}'), "B=n", line('{CONFIG_B: "n", CONFIG_C: 3}'));
    check(line('{CONFIG_B: "y", CONFIG_C: 3}'), "B", line("{CONFIG_C: 3}"));
    check(line('{CONFIG_B: "y", CONFIG_C: 3}'), "C", line('{CONFIG_B: "y"}'));
    check(line("{CONFIG_B: y}"), "B", line("{}"));
    check(line("{CONFIG_B: y}"), 'A="a, b"', line('{CONFIG_B: y, CONFIG_A: "a, b"}'));
  });

  test("of a map over several lines", () => {
    const lines = (...inside: string[]): string =>
      [spec + "unikraft:", "  kconfig: {", ...inside.map((one) => `    ${one}`), "  }", ""].join("\n");
    check(
      lines("CONFIG_B: y,", "CONFIG_C: 3, # c"),
      "A=y",
      lines("CONFIG_B: y,", "CONFIG_C: 3, # c", "CONFIG_A: y,"),
    );
    check(
      lines("CONFIG_B: y,", "CONFIG_C: 3 # c"),
      "A=y",
      lines("CONFIG_B: y,", "CONFIG_C: 3, # c", "CONFIG_A: y"),
    );
    check(lines("CONFIG_B: y, # b", "CONFIG_C: 3 # c"), "C", lines("CONFIG_B: y # b"));
    check(lines("CONFIG_B: y, # b", "CONFIG_C: 3 # c"), "B", lines("CONFIG_C: 3 # c"));
  });

  test("of a list in one line", () => {
    check(line("[CONFIG_B=y, CONFIG_C=3]"), "A=5", line("[CONFIG_B=y, CONFIG_C=3, CONFIG_A=5]"));
    check(line("[CONFIG_B=y, CONFIG_C=3]"), "B", line("[CONFIG_C=3]"));
    check(line("[CONFIG_B=y, CONFIG_C=3]"), "C=4", line("[CONFIG_B=y, CONFIG_C=4]"));
    check(line("[CONFIG_B=y]"), 'A="a, b"', line(`[CONFIG_B=y, 'CONFIG_A="a, b"']`));
  });
});

describe("an option in a list", () => {
  const file = (...lines: string[]): string =>
    [spec + "unikraft:", "  kconfig:", ...lines.map((line) => `  ${line}`), ""].join("\n");

  test("is added with the dash where the others have it", () => {
    check(file("- CONFIG_B=y # b"), 'A="te xt"', file("- CONFIG_B=y # b", '- CONFIG_A="te xt"'));
    check(file("  - CONFIG_B=y"), "A=0x10", file("  - CONFIG_B=y", "  - CONFIG_A=0x10"));
    check(file("- CONFIG_B=y"), 'A="a: b #"', file("- CONFIG_B=y", `- 'CONFIG_A="a: b #"'`));
  });

  test("keeps its quotes", () => {
    check(file(`- 'CONFIG_A="x"' # a`), `A="it's $5"`, file(`- 'CONFIG_A="it''s $$5"' # a`));
    check(file('- "CONFIG_A=y"'), "A=n", file('- "CONFIG_A=n"'));
    check(file("- CONFIG_A='x'"), 'A="y z"', file("- CONFIG_A='y z'"));
    check(file("- CONFIG_A=x"), 'A="y"', file('- CONFIG_A="y"'));
  });

  test("that is there twice: the last counts; both are taken out", () => {
    const twice = file("- CONFIG_A=1", "- CONFIG_B=y", "- CONFIG_A=2 # last");
    check(twice, "A=3", file("- CONFIG_A=1", "- CONFIG_B=y", "- CONFIG_A=3 # last"));
    check(twice, "A", file("- CONFIG_B=y"));
  });
});

describe("anchors", () => {
  const file = (...lines: string[]): string =>
    [
      `${spec}x-base: &base`,
      "  CONFIG_B: y",
      "unikraft:",
      "  kconfig:",
      ...lines.map((line) => `    ${line}`),
      "",
    ].join("\n");

  test("a merged option is overruled, not changed for others", () => {
    check(file("<<: *base"), "B=n", file("<<: *base", "CONFIG_B: n"));
    refuses(
      file("<<: *base"),
      "B",
      "error: kiln cannot take out CONFIG_B which comes from an anchor\n" +
        "Kraftfile:3:3: note: it is set here\n  hint: edit the Kraftfile by hand",
    );
  });

  test("an alias as value gives way, a value that others use is refused", () => {
    check(file("CONFIG_C: &c 3", "CONFIG_D: *c"), "D=4", file("CONFIG_C: &c 3", "CONFIG_D: 4"));
    check(file("CONFIG_C: &c 3", "CONFIG_D: *c"), "D", file("CONFIG_C: &c 3"));
    check(file("CONFIG_C: &c 3"), "C=4", file("CONFIG_C: &c 4"));
    refuses(
      file("CONFIG_C: &c 3", "CONFIG_D: *c"),
      "C=4",
      'error: kiln cannot set CONFIG_C in a value whose anchor "&c" others use\n' +
        "Kraftfile:7:15: note: this one\n  hint: edit the Kraftfile by hand",
    );
  });

  test("a kconfig that is an alias", () => {
    refuses(
      `${spec}x-a: &a\n  CONFIG_B: y\nunikraft:\n  kconfig: *a\n`,
      "B=n",
      "error: kiln cannot set CONFIG_B behind an alias\n" +
        "Kraftfile:5:12: note: this one\n  hint: edit the Kraftfile by hand",
    );
  });
});

test("what would change more than the option is refused", () => {
  refuses(
    `${spec}unikraft:\n  kconfig:\n    ? CONFIG_A\n    : y\n`,
    "A",
    "error: kiln cannot take out CONFIG_A without changing more of the file than this option\n" +
      "  hint: edit the Kraftfile by hand",
  );
  refuses(
    spec,
    "A=y",
    "error: kiln cannot set CONFIG_A for one target in a Kraftfile that names none\n" +
      "  hint: edit the Kraftfile by hand",
    ["targets", 0],
  );
});

test("any text comes back as it was, in every form", () => {
  const forms = [
    `${spec}unikraft:\n  kconfig:\n    CONFIG_A: y # a\n    CONFIG_Z: "z" # z\n`,
    `${spec}unikraft:\n  kconfig:\n    CONFIG_A: 'y' # a\n`,
    `${spec}unikraft:\n  kconfig:\n    - CONFIG_A=y # a\n    - CONFIG_Z=z\n`,
    `${spec}unikraft:\n  kconfig:\n    - "CONFIG_A='y'" # a\n`,
    `${spec}unikraft: {kconfig: {CONFIG_A: y, CONFIG_Z: z}}\n`,
    `${spec}unikraft: {kconfig: [CONFIG_A=y, CONFIG_Z=z]}\n`,
    spec,
  ];
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(..."\"'\\$#:,{}[]&*!|>%@` -?=y1~".split(/(?:)/)), maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...forms), text, fc.boolean(), (form, value, isText) => {
      fc.pre(!/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(value));
      const changes = ["A", "NEW"].map((name) => ({ name, value, isText }));
      const { unikraft } = editKconfig(projectOf(form), ["unikraft"], changes, judging);
      for (const name of ["A", "NEW"]) {
        assert.equal(unikraft!.kconfig.findLast((setting) => setting.name === name)?.value, value);
      }
    }),
    { numRuns: 400 },
  );
});
