// The import directions between the rooms of src/, as docs/ARCHITECTURE.md draws them.
import * as fs from "node:fs";
import * as path from "node:path";

const root = path.dirname(import.meta.dirname);

/** What each room may import besides itself. `host` functions reach the others through base's interfaces. */
const allowed = {
  base: [],
  kconfig: ["base"],
  make: ["base"],
  formats: ["base"],
  host: ["base"],
  build: ["base", "formats"],
  source: ["base", "formats", "build"],
  unikraft: ["base", "formats", "kconfig", "make", "build", "source"],
  project: ["base", "formats", "kconfig", "make", "build", "source", "unikraft"],
  package: ["base", "formats", "source", "project"],
  machine: ["base", "formats"],
  workflow: [
    "base",
    "formats",
    "kconfig",
    "make",
    "build",
    "source",
    "unikraft",
    "project",
    "package",
    "machine",
  ],
  ui: ["base", "kconfig", "workflow"],
  cli: [
    "base",
    "formats",
    "kconfig",
    "make",
    "build",
    "source",
    "unikraft",
    "project",
    "package",
    "machine",
    "workflow",
    "ui",
    "host",
  ],
};

/** Built-in modules that compute and never touch the machine. */
const pure = new Set(["node:path", "node:crypto", "node:util", "node:assert/strict"]);
const mayTouchMachine = new Set(["host", "cli"]);

const problems = [];
for (const room of fs.readdirSync(path.join(root, "src"))) {
  if (!(room in allowed)) problems.push(`src/${room}: no such room in tools/check-imports.mjs`);
  for (const file of filesBelow(path.join(root, "src", room))) checkFile(room, file);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) {
  process.stderr.write(`imports: ${problems.length} against the directions of docs/ARCHITECTURE.md\n`);
  process.exit(1);
}

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full);
    else if (entry.name.endsWith(".ts")) yield full;
  }
}

function checkFile(room, file) {
  const isTest = file.endsWith(".test.ts") || file.includes(".test-");
  const text = fs.readFileSync(file, "utf8");
  const pattern =
    /^\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm;
  for (const match of text.matchAll(pattern)) {
    const target = match[1] ?? match[2] ?? match[3];
    const line = text.slice(0, match.index).split("\n").length;
    const where = `${path.relative(root, file)}:${line}`;
    if (target.startsWith(".")) {
      const resolved = path.relative(path.join(root, "src"), path.resolve(path.dirname(file), target));
      const other = resolved.split(path.sep)[0];
      if (other === "..") problems.push(`${where}: imports ${target}, outside of src/`);
      else if (other !== room && !isTest && !allowed[room]?.includes(other))
        problems.push(`${where}: ${room}/ may not import ${other}/`);
      else if (other !== room && !isTest && !resolved.endsWith("index.ts"))
        problems.push(`${where}: reach ${other}/ through its index.ts`);
    } else if (target.startsWith("node:") && !isTest && !mayTouchMachine.has(room) && !pure.has(target)) {
      problems.push(`${where}: ${target} belongs to host/; take an interface of base/ instead`);
    }
  }
}
