// The shape every micro-library of core/ has: its files, licence lines, help for each option, exports in headers.
import * as fs from "node:fs";
import * as path from "node:path";
import { parseKconfig } from "../src/kconfig/index.ts";
import { RealFileSystem } from "../src/host/index.ts";

const root = path.dirname(import.meta.dirname);
const core = path.join(root, "core");
const problems: string[] = [];

const sources = [...filesBelow(core)];
for (const file of sources) checkLicence(file);
const headers = sources
  .filter((file) => /\.(h|lds\.S|S)$/.test(file))
  .map((file) => fs.readFileSync(file, "utf8"));
for (const makefile of sources.filter((file) => path.basename(file) === "Makefile.uk"))
  checkLibrary(makefile);
checkHelp();

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exit(problems.length > 0 ? 1 : 0);

function* filesBelow(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    // Built things lie in folders with a dot.
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) yield* filesBelow(full);
    else yield full;
  }
}

function relative(file: string): string {
  return path.relative(root, file);
}

function checkLicence(file: string): void {
  if (!/(\.(c|h|S|uk|mk|ld|cpp)|\.lds\.S)$/.test(file)) return;
  const text = fs.readFileSync(file, "utf8");
  // A native test begins with the line that says how to build it.
  const lines = text.split("\n").slice(0, 4).join("\n");
  if (!lines.includes("SPDX-License-Identifier: BSD-3-Clause"))
    problems.push(`${relative(file)}: no SPDX line at the top`);
  if (!lines.includes("The kiln authors")) problems.push(`${relative(file)}: no copyright line at the top`);
}

/** A folder that registers a library under core/lib has all of these files. */
function checkLibrary(makefile: string): void {
  const folder = path.dirname(makefile);
  if (path.dirname(folder) !== path.join(core, "lib")) return;
  for (const name of ["Config.uk", "exportsyms.uk", "README.md"]) {
    if (!fs.existsSync(path.join(folder, name))) problems.push(`${relative(folder)}: no ${name}`);
  }
  const readme = path.join(folder, "README.md");
  const saysWhere = fs.existsSync(readme) && /^Tested by /m.test(fs.readFileSync(readme, "utf8"));
  if (!fs.existsSync(path.join(folder, "tests")) && !saysWhere) {
    problems.push(`${relative(folder)}: no tests/, and its README has no line "Tested by …"`);
  }
  const exportsFile = path.join(folder, "exportsyms.uk");
  if (fs.existsSync(exportsFile)) checkExports(exportsFile);
}

/** What a library exports is declared in a header: the file is the library's promise to others. */
function checkExports(file: string): void {
  const names = fs
    .readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((name) => name !== "");
  if (new Set(names).size !== names.length) problems.push(`${relative(file)}: a symbol is listed twice`);
  for (const name of new Set(names)) {
    // Events are declared by a macro that adds the prefix; `*` makes a line a pattern.
    const pattern = new RegExp(`\\b${name.replace(/^_uk_event_/, "").replace(/\*$/, "\\w*")}\\b`);
    if (!headers.some((text) => pattern.test(text)))
      problems.push(`${relative(file)}: no header declares ${name}`);
  }
}

/** Every option a person can set says what it does. */
function checkHelp(): void {
  const env = {
    UK_BASE: core,
    KCONFIG_LIB_BASE: path.join(core, "lib"),
    KCONFIG_PLAT_BASE: path.join(core, "plat"),
    KCONFIG_DRIV_BASE: path.join(core, "drivers"),
    KCONFIG_DIR: path.join(core, "no-generated-menus"),
    UK_NAME: "check",
    UK_FULLVERSION: "0",
    UK_CODENAME: "check",
    UK_ARCH: "x86_64",
    HOST_ARCH: "x86_64",
    UK_APP: core,
    srctree: core,
  };
  const tree = parseKconfig(path.join(core, "Config.uk"), { files: new RealFileSystem(), env });
  for (const diagnostic of tree.diagnostics) {
    if (diagnostic.severity === "error" && !diagnostic.message.includes("no-generated-menus")) {
      problems.push(`core/Config.uk: ${diagnostic.message}`);
    }
  }
  for (const symbol of tree.symbols.values()) {
    for (const node of symbol.nodes) {
      if (node.prompt && (node.help ?? "").trim() === "")
        problems.push(`core: option ${symbol.name} has no help`);
    }
  }
}
