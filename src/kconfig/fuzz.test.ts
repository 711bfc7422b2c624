import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MemoryFileSystem, renderDiagnostic } from "../base/index.ts";
import {
  applyDotConfig,
  Configuration,
  parseKconfig,
  readDotConfig,
  renderAutoConf,
  renderConfigHeader,
  renderDotConfig,
  renderMinimalConfig,
} from "./index.ts";

/** Pieces of Kconfig, so that random text gets past the first word. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "config A\n",
      "config B\n",
      "menuconfig C\n",
      "choice\n",
      "choice X\n",
      "endchoice\n",
      'menu "m"\n',
      "endmenu\n",
    ],
    ...[
      "if A\n",
      "endif\n",
      'comment "c"\n',
      'mainmenu "x"\n',
      'source "k"\n',
      'source "s*"\n',
      'rsource "sub"\n',
    ],
    ...[
      'bool "b"\n',
      'tristate "t"\n',
      'string "s"\n',
      'int "i"\n',
      'hex "h"\n',
      "def_bool ",
      "def_tristate ",
      "prompt ",
    ],
    ...[
      "default ",
      "depends on ",
      "visible if ",
      "select ",
      "imply ",
      "range ",
      "modules\n",
      "optional\n",
      "option env=",
    ],
    ...[
      "help\n",
      "\t  text\n",
      " \n",
      "\t",
      "A",
      "B",
      "C",
      "y",
      "m",
      "n",
      "1",
      "0x10",
      '"q"',
      "if ",
      "&& ",
      "|| ",
      "!",
      "=",
    ],
    ...[
      "!=",
      "<",
      ">=",
      "(",
      ")",
      "$(A)",
      "$(shell,x)",
      "$(",
      "$",
      ":= ",
      "+= ",
      "V = $(V)\n",
      "\\\n",
      "\r\n",
      "'",
      '"',
    ],
  ),
  fc.string({ maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const line = fc.oneof(
  fc.constantFrom(
    "CONFIG_A=y\n",
    "CONFIG_B=m\n",
    "# CONFIG_A is not set\n",
    'CONFIG_C="x\\"\n',
    "CONFIG_B=9\r\n",
    "CONFIG_",
  ),
  fc.string({ maxLength: 8 }),
);

test("any text as Kconfig and as .config gives diagnostics and a configuration, never a throw", () => {
  fc.assert(
    fc.property(text, text, fc.array(line, { maxLength: 12 }), (root, other, config) => {
      const files = new MemoryFileSystem({ "/k": root, "/s1": other, "/sub": other });
      const shell = (): { stdout: string; exitCode: number } => ({ stdout: "y\n", exitCode: 0 });
      const tree = parseKconfig("/k", { files, env: { A: "(" }, shell });
      const configuration = new Configuration(tree);
      const read = readDotConfig({ name: ".config", text: config.join("") });
      const applied = applyDotConfig(configuration, read.assignments);
      renderConfigHeader(configuration);
      renderAutoConf(configuration);
      renderMinimalConfig(configuration);
      for (const name of tree.symbols.keys()) configuration.explain(name, "y");
      for (const { explanation } of configuration.ineffective()) assert.ok(explanation.notes.length > 0);
      for (const diagnostic of [
        ...tree.diagnostics,
        ...read.diagnostics,
        ...applied,
        ...configuration.warnings(),
      ]) {
        assert.ok(renderDiagnostic(diagnostic).length > 0);
      }
      // What was written is read back to the same configuration, unless the tree itself is broken.
      if (tree.diagnostics.length > 0) return;
      const written = renderDotConfig(configuration);
      const again = new Configuration(tree);
      applyDotConfig(again, readDotConfig({ name: ".config", text: written }).assignments);
      assert.equal(renderDotConfig(again), written);
    }),
    { numRuns: 400 },
  );
});

test("ten megabytes of junk are read in passing", () => {
  const junk = "junk in a line\n".repeat(700_000);
  const { diagnostics, assignments } = readDotConfig({ name: ".config", text: junk });
  assert.equal(assignments.length, 0);
  assert.equal(diagnostics.length, 500);
  const tree = parseKconfig("/k", { files: new MemoryFileSystem({ "/k": junk }), env: {} });
  assert.equal(tree.diagnostics.length, 501);
});
