// `npm test`: the check, then everything that needs a compiler, an emulator or the whole line.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

process.chdir(path.dirname(import.meta.dirname));

function run(...argv) {
  return spawnSync(argv[0], argv.slice(1), { stdio: "inherit" }).status === 0;
}

/** What only tests need: a terminal to drive, a debugger for its page, the kernel's conf to compare with. */
function installTestTools() {
  const tools = {
    tmux: "/usr/bin/tmux",
    gdb: "/usr/bin/gdb",
    "linux-kbuild-6.1": "/usr/lib/linux-kbuild-6.1/scripts/kconfig/conf",
  };
  const missing = Object.keys(tools).filter((name) => !fs.existsSync(tools[name]));
  if (missing.length === 0 || process.getuid?.() !== 0) return;
  process.stdout.write(`installing for the tests: ${missing.join(" ")}\n`);
  const apt = (...words) => spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", ...missing);
}

if (!run("node", "tools/bring-up.mjs", "--dev")) process.exit(1);
// What the boots need. Without root it only says what is missing; then those tests are skipped, loudly.
run("./kiln", "doctor", ...(process.getuid?.() === 0 ? ["--fix"] : []));
installTestTools();
if (!run("node", "tools/check.mjs")) process.exit(1);
run("node", "--import", "tsx", "test/oracle/kconfig/prepare.ts");
if (!run("node", "tools/run-tests.mjs", "test")) process.exit(1);
