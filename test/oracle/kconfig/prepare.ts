// Gets what the comparison with the kernel's conf needs. As root it installs the package; what it cannot get is said, and the
// tests then skip, loudly.
//   node --import tsx test/oracle/kconfig/prepare.ts
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { conf } from "./oracle.test-support.ts";
import { fetchLinuxTree } from "./linux-tree.ts";

const say = (line: string): void => void process.stdout.write(`kconfig oracle: ${line}\n`);

if (!existsSync(conf)) {
  if (process.getuid?.() === 0) {
    say("installing linux-kbuild-6.1, which has the kernel's conf");
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "linux-kbuild-6.1"], {
      stdio: "ignore",
    });
  }
  if (!existsSync(conf)) say(`${conf} is missing: apt-get install linux-kbuild-6.1`);
}
const problem = fetchLinuxTree(say);
if (problem !== undefined) say(problem);
