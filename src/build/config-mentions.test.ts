import assert from "node:assert/strict";
import { it } from "node:test";
import { findConfigMentions } from "./config-mentions.ts";

const cases: [what: string, text: string, names: string[], any: boolean][] = [
  ["nothing", "int configuration;", [], false],
  [
    "names, wherever they stand",
    '#if CONFIG_A && defined(CONFIG_B2)\n"CONFIG_C" // CONFIG_D',
    ["CONFIG_A", "CONFIG_B2", "CONFIG_C", "CONFIG_D"],
    false,
  ],
  ["each name once", "CONFIG_A CONFIG_A", ["CONFIG_A"], false],
  ["pasting behind the prefix", "#define ON(x) CONFIG_##x", [], true],
  ["pasting with blanks", "#define ON(x) CONFIG_ ## x", [], true],
  ["pasting behind a longer name", "#define ON(x) CONFIG_LIB ## x", ["CONFIG_LIB"], true],
  ["pasting behind the bare word", "#define ON(x) CONFIG##_A", [], true],
  ["the prefix as an argument", "PASTE(CONFIG_, A)", [], true],
  ["the bare word as an argument", "PASTE(CONFIG, _A)", [], true],
  ["a part of a name as an argument", "PASTE(CONFIG_A_, B)", ["CONFIG_A_"], false],
  ["nothing in longer names", "UK_CONFIG_A UK_CONFIG_##x __CONFIG)", [], false],
  ["the prefix in a string", 'printf("CONFIG_%s", name)', [], true],
  ["the prefix in a block comment", "/* all CONFIG_* options */ CONFIG_A", ["CONFIG_A"], false],
  ["the prefix in a line comment", "// CONFIG_* is fine", [], false],
  ["a comment sign in a string", '"/*" CONFIG_##x "*/"', [], true],
  ["a comment sign in a character", "'\"' CONFIG_##x /* \" */", [], true],
  ["an apostrophe in assembly", "# don't\nCONFIG_##x", [], true],
];

for (const [what, text, names, any] of cases) {
  it(`finds ${what}`, () => {
    const found = findConfigMentions(text);
    assert.deepEqual([...found.names].sort(), names);
    assert.equal(found.any, any);
  });
}
