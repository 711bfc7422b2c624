import assert from "node:assert/strict";
import { test } from "node:test";
import { locate, MemoryFileSystem, type SourceText } from "../base/index.ts";
import { Configuration } from "./configuration.ts";
import { parseKconfig } from "./parse-kconfig.ts";
import { promptStates, reasonOf, type Reason } from "./reason.ts";

const request: SourceText = { name: "request", text: "" };

function configure(kconfig: string, assignments: Readonly<Record<string, string>> = {}): Configuration {
  const files = new MemoryFileSystem({ "/t/Kconfig": kconfig });
  const tree = parseKconfig("/t/Kconfig", { files, env: {}, shell: () => ({ stdout: "", exitCode: 0 }) });
  const configuration = new Configuration(tree);
  for (const [name, value] of Object.entries(assignments))
    configuration.assign(name, value, { source: request, start: 0, end: 0 });
  return configuration;
}

/** A line for each step, indented: where, and what. */
function told({ notes, because, condition }: Reason, indent = ""): string[] {
  const own = notes.map(({ message, span }) => {
    const { line, column } = span ? locate(span.source, span.start) : { line: 0, column: 0 };
    return `${indent}${span?.source.name ?? ""}:${line}:${column} ${message}${condition === undefined ? "" : ` (${condition})`}`;
  });
  return [...own, ...because.flatMap((reason) => told(reason, `${indent}  `))];
}

const chain = `config TOP
	bool "top"
	default y if WANTED
	select MIDDLE
config WANTED
	bool "wanted"
config MIDDLE
	bool
	select LOW
config LOW
	bool
	select LAST
config LAST
	bool
`;

test("selects are followed to what somebody set", () => {
  assert.deepEqual(told(reasonOf(configure(chain, { TOP: "y" }), "LAST")), [
    '/t/Kconfig:12:2 "LAST" is y because "LOW" selects it',
    '  /t/Kconfig:9:2 "LOW" is y because "MIDDLE" selects it',
    '    /t/Kconfig:4:2 "MIDDLE" is y because "TOP" selects it',
    '      request:1:1 "TOP" is y because it was set so',
  ]);
});

test("selects are followed to a default, with its condition", () => {
  assert.deepEqual(told(reasonOf(configure(chain, { WANTED: "y" }), "LOW")), [
    '/t/Kconfig:9:2 "LOW" is y because "MIDDLE" selects it',
    '  /t/Kconfig:4:2 "MIDDLE" is y because "TOP" selects it',
    '    /t/Kconfig:3:2 "TOP" is y by this default (WANTED)',
  ]);
});

test("a symbol that selects in two ways is told of once, a loop ends", () => {
  const diamond = `config TOP
	bool "top"
	select LEFT
	select RIGHT
config LEFT
	bool
	select LAST
config RIGHT
	bool
	select LEFT
	select LAST
config LAST
	bool
`;
  assert.deepEqual(told(reasonOf(configure(diamond, { TOP: "y" }), "LAST")), [
    '/t/Kconfig:7:2 "LAST" is y because "LEFT" selects it',
    '/t/Kconfig:11:2 "LAST" is y because "RIGHT" selects it',
    '  /t/Kconfig:3:2 "LEFT" is y because "TOP" selects it',
    '  /t/Kconfig:10:2 "LEFT" is y because "RIGHT" selects it',
    '    request:1:1 "TOP" is y because it was set so',
    '    /t/Kconfig:4:2 "RIGHT" is y because "TOP" selects it',
    '      request:1:1 "TOP" is y because it was set so',
    '  /t/Kconfig:4:2 "RIGHT" is y because "TOP" selects it',
  ]);
});

test("the member a choice falls back on has the line that says so", () => {
  const choice = `choice
	prompt "c"
	default TWO
config ONE
	bool "one"
config TWO
	bool "two"
endchoice
choice
	prompt "d"
config THREE
	bool "three"
endchoice
`;
  const configuration = configure(choice);
  assert.deepEqual(told(reasonOf(configuration, "TWO")), [
    '/t/Kconfig:3:2 "TWO" is y because it is the default of its choice',
  ]);
  assert.deepEqual(told(reasonOf(configuration, "THREE")), [
    '/t/Kconfig:9:1 "THREE" is y because it is the default of its choice',
  ]);
  assert.deepEqual(
    promptStates(configuration, "ONE").map(({ text, shows, depends }) => ({ text, shows, depends })),
    [{ text: "one", shows: true, depends: undefined }],
  );
});

test("where a symbol can be set, and what is missing", () => {
  const kconfig = `config A
	bool "a" if B
	depends on C
config A
	bool "again"
	depends on NOSUCH || B
config B
	bool "b"
config C
	bool "c"
`;
  const states = promptStates(configure(kconfig, { C: "y" }), "A").map(({ depends, shows, unmet }) => {
    return [
      depends,
      shows,
      unmet.map((leaves) => leaves.map(({ name, needed, value }) => `${name} ${value} ${needed}`)),
    ];
  });
  assert.deepEqual(states, [
    ["C && B", false, [["B n y"]]],
    ["NOSUCH || B", false, [["NOSUCH n y", "B n y"]]],
  ]);
  assert.deepEqual(promptStates(configure(chain), "LAST"), []);
});
