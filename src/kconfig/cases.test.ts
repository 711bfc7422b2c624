import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
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

/**
 * Each file of test/cases/kconfig is one behaviour, in sections that begin with `--- NAME`. Inputs: files by path (`Kconfig` is the
 * root, `.config` is read into the configuration), `env` (NAME=VALUE lines), `shell` (`command => output` lines).
 * What must come out: `expect NAME` with a name from the table below; a case without any fails.
 * KILN_UPDATE=1 writes what came out into the files; read the diff.
 */
const folder = join(import.meta.dirname, "../../test/cases/kconfig");

interface Section {
  readonly name: string;
  text: string;
}

type Outcome = (configuration: Configuration, diagnostics: string) => string;

const outcomes: Readonly<Record<string, Outcome>> = {
  diagnostics: (_configuration, diagnostics) => diagnostics,
  ".config": (configuration) => renderDotConfig(configuration),
  minimal: (configuration) => renderMinimalConfig(configuration),
  header: (configuration) => renderConfigHeader(configuration),
  "auto.conf": (configuration) => renderAutoConf(configuration),
  warnings: (configuration) => lines(configuration.warnings().map((one) => renderDiagnostic(one))),
  ineffective: (configuration) =>
    lines(
      configuration.ineffective().flatMap(({ name, wanted, value, explanation, origin }) => {
        const message = `"${name}" should be "${wanted}", it is "${value}"`;
        const { notes } = explanation;
        const diagnostic = {
          severity: "warning" as const,
          code: "",
          message,
          notes,
          ...(origin && { span: origin }),
        };
        return renderDiagnostic(diagnostic);
      }),
    ),
  reasons: (configuration) =>
    lines(
      [...configuration.tree.symbols.keys()].flatMap((name) =>
        configuration.explain(name).notes.map(({ message }) => message),
      ),
    ),
  help: (configuration) =>
    lines([...configuration.tree.symbols.values()].map((one) => `${one.name}:${one.nodes[0]!.help ?? ""}|`)),
  menu: (configuration) => lines(menuLines(configuration.tree.mainMenu, "")),
};

function menuLines(node: Configuration["tree"]["mainMenu"], indent: string): string[] {
  const name = node.item?.name === undefined ? "" : ` ${node.item.name}`;
  const text = node.prompt ? ` "${node.prompt.text}"` : "";
  return [
    `${indent}${node.kind}${name}${text}`,
    ...node.children.flatMap((child) => menuLines(child, `${indent}  `)),
  ];
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => text + "\n").join("");
}

function readSections(text: string): Section[] {
  const sections: Section[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    if (line.startsWith("--- ")) sections.push({ name: line.slice(4), text: "" });
    else if (sections.length > 0) sections.at(-1)!.text += line + "\n";
  }
  return sections;
}

function pairs(sections: readonly Section[], name: string, separator: string): Map<string, string> {
  const text = sections.find((section) => section.name === name)?.text ?? "";
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    const at = line.indexOf(separator);
    if (at !== -1) found.set(line.slice(0, at), line.slice(at + separator.length).replaceAll("\\n", "\n"));
  }
  return found;
}

function evaluate(sections: readonly Section[]): { configuration: Configuration; diagnostics: string } {
  const files = new MemoryFileSystem();
  for (const { name, text } of sections) {
    if (!name.startsWith("expect ") && name !== "env" && name !== "shell")
      files.writeFile(`/tree/${name}`, text);
  }
  const answers = pairs(sections, "shell", " => ");
  const shell = (command: string): { stdout: string; exitCode: number } => ({
    stdout: answers.get(command) ?? "",
    exitCode: answers.has(command) ? 0 : 127,
  });
  const env = Object.fromEntries(pairs(sections, "env", "="));
  const tree = parseKconfig("/tree/Kconfig", { files, env, ...(answers.size > 0 && { shell }) });
  const configuration = new Configuration(tree);
  const diagnostics = [...tree.diagnostics];
  const config = sections.find(({ name }) => name === ".config");
  if (config) {
    const read = readDotConfig({ name: ".config", text: config.text });
    diagnostics.push(...read.diagnostics, ...applyDotConfig(configuration, read.assignments));
  }
  const shown = diagnostics.map((one) => renderDiagnostic(one, (name) => name.replace("/tree/", "")));
  return { configuration, diagnostics: lines(shown) };
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  test(file, () => {
    const text = readFileSync(join(folder, file), "utf8");
    const sections = readSections(text);
    const { configuration, diagnostics } = evaluate(sections);
    const expected = sections.filter(({ name }) => name.startsWith("expect "));
    assert.ok(expected.length > 0, "the case expects nothing");
    const introduction = text.slice(0, text.indexOf("--- "));
    const actual = sections.map(({ name, text: input }) => {
      const outcome = name.startsWith("expect ") ? outcomes[name.slice(7)] : () => input;
      assert.ok(outcome, `there is no outcome "${name}"`);
      return `--- ${name}\n${outcome(configuration, diagnostics)}`;
    });
    // A mistake that no section mentions must not pass unnoticed.
    if (!expected.some(({ name }) => name === "expect diagnostics")) assert.equal(diagnostics, "");
    if (process.env["KILN_UPDATE"] === "1") writeFileSync(join(folder, file), introduction + actual.join(""));
    else assert.equal(introduction + actual.join(""), text);
  });
}
