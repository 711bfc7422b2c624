// `npm test`: the check, then everything that needs a compiler, an emulator or the whole line.
import { spawnSync } from "node:child_process";
import * as path from "node:path";

process.chdir(path.dirname(import.meta.dirname));

function run(...argv) {
  return spawnSync(argv[0], argv.slice(1), { stdio: "inherit" }).status === 0;
}

if (!run("node", "tools/check.mjs")) process.exit(1);
// What the boots need. Without root it only says what is missing; then those tests are skipped, loudly.
run("./kiln", "doctor", ...(process.getuid?.() === 0 ? ["--fix"] : []));
if (!run("node", "tools/run-tests.mjs", "test")) process.exit(1);
