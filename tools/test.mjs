// `npm test`: the check, then everything that needs a compiler, an emulator or the whole line.
import { spawnSync } from "node:child_process";
import * as path from "node:path";

process.chdir(path.dirname(import.meta.dirname));

function step(...argv) {
  const { status } = spawnSync(argv[0], argv.slice(1), { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

step("node", "tools/check.mjs");
// What the boots need; `doctor` knows the packages. Without root it only names what is missing.
step("./kiln", "doctor", ...(process.getuid?.() === 0 ? ["--fix"] : []));
step("node", "tools/run-tests.mjs", "test");
