import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

// The Kconfig files of Linux, as Debian packages them. They stay in the user's cache; nothing of them is in this project.

const PACKAGE = "linux-source-6.1";
const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "kiln", "kconfig-oracle");

/** Where answers of conf are kept, by what was asked. */
export const resultFolder = join(cache, "results");

/** What is unpacked: Kconfig files, what `$(shell,…)` in them runs, default configurations, and conf's own test cases. */
const WANTED = [
  "*/Kconfig*",
  "*/scripts/*.sh",
  "*/arch/*/configs/*",
  "*/arch/*/tools/*.sh",
  "*/scripts/kconfig/tests/*",
];

/** The unpacked tree of the newest version that is in the cache. */
export function linuxTree(): string | undefined {
  if (!existsSync(cache)) return undefined;
  const found = readdirSync(cache)
    .filter((name) => name.startsWith(`${PACKAGE}_`))
    .map((name) => join(cache, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return found[0];
}

/** Brings the tree of the packaged version into the cache; a reason when it cannot. */
export function fetchLinuxTree(say: (line: string) => void): string | undefined {
  const shown = spawnSync("apt-cache", ["--no-all-versions", "show", PACKAGE], { encoding: "utf8" });
  const version = /^Version: (.*)$/m.exec(shown.error ? "" : shown.stdout)?.[1];
  if (version === undefined) return `apt knows no package ${PACKAGE}`;
  const folder = join(cache, `${PACKAGE}_${version}`);
  if (existsSync(folder)) return undefined;
  say(`downloading ${PACKAGE} ${version} (138 MB) for its Kconfig files`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, ".unpack-"));
  try {
    const got = spawnSync("apt-get", ["download", PACKAGE], { cwd: work, encoding: "utf8" });
    const archive = readdirSync(work).find((name) => name.endsWith(".deb"));
    if (got.status !== 0 || archive === undefined)
      return `${PACKAGE} could not be downloaded: ${got.stderr.trim()}`;
    say(`unpacking Kconfig files into ${folder}`);
    const tree = join(work, "tree");
    mkdirSync(tree);
    const patterns = WANTED.map((pattern) => `'${pattern}'`).join(" ");
    const unpack =
      `dpkg-deb --fsys-tarfile '${archive}' | tar -xO --wildcards '*/${PACKAGE}.tar.xz' | ` +
      `tar -xJ -C tree --strip-components=1 --wildcards ${patterns}`;
    execFileSync("/bin/bash", ["-o", "pipefail", "-c", unpack], { cwd: work, stdio: "inherit" });
    renameSync(tree, folder);
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
