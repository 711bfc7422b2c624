// Makes a checkout runnable: npm packages from the lock file, then the bundle in dist/.
// Plain JavaScript without packages, because it runs before there are any.
//   node tools/bring-up.mjs          what ./kiln needs
//   node tools/bring-up.mjs --dev    also what the checks and tests need
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, "dist");
const installStamp = path.join(root, "node_modules", ".kiln-installed");

function say(text) {
  process.stdout.write(`kiln: ${text}\n`);
}

/** One bring-up at a time; a lock whose owner is gone is taken over. */
async function withLock(work) {
  const lock = path.join(root, ".bring-up.lock");
  for (let waited = false; ; waited = true) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!ownerIsAlive(lock)) fs.rmSync(lock, { force: true });
      else if (!waited) say("waiting for another bring-up of this checkout");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const release = () => fs.rmSync(lock, { force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  await work();
}

function ownerIsAlive(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, "utf8"));
    // An empty file is a lock being written right now.
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function installPackages(withDev) {
  const lockHash = createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const installed = fs.existsSync(installStamp) ? fs.readFileSync(installStamp, "utf8") : "";
  if (installed === `${lockHash} all` || (!withDev && installed === `${lockHash} run`)) return;
  say(`installing npm packages from package-lock.json${withDev ? " (with those for development)" : ""} …`);
  const npm = spawnSync(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(withDev ? [] : ["--omit=dev"])],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (npm.status !== 0) {
    const reason = npm.error ? npm.error.message : `npm ci ended with status ${npm.status ?? npm.signal}`;
    process.stderr.write(`kiln: the npm packages could not be installed: ${reason}\n`);
    process.stderr.write(
      `  hint: check that npm works and reaches its registry, then run the same command again\n`,
    );
    process.exit(1);
  }
  fs.writeFileSync(installStamp, `${lockHash} ${withDev ? "all" : "run"}`);
}

function newestSource() {
  let newest = 0;
  const visit = (file) => {
    const stat = fs.statSync(file);
    if (!file.endsWith(".test.ts")) newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory()) for (const name of fs.readdirSync(file)) visit(path.join(file, name));
  };
  for (const name of ["src", "package-lock.json", "tools/bring-up.mjs"]) visit(path.join(root, name));
  return newest;
}

async function compile() {
  const stamp = path.join(dist, "stamp");
  if (fs.existsSync(stamp) && fs.statSync(stamp).mtimeMs > newestSource()) return;
  say("compiling …");
  // A file saved while the compiler runs must look newer than the stamp.
  const started = new Date();
  const fresh = path.join(root, `dist.new-${process.pid}`);
  const { build } = await import("esbuild");
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: { kiln: "src/cli/main.ts" },
      outdir: fresh,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      define: { KILN_VERSION: JSON.stringify(version) },
      logLevel: "warning",
      // Bundled CommonJS packages call require() for Node's own modules.
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
    });
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    process.stderr.write(`kiln: compiling failed: ${error.message.split("\n")[0]}\n`);
    process.exit(1);
  }
  const manifest = path.join(fresh, "stamp");
  fs.writeFileSync(manifest, "");
  fs.utimesSync(manifest, started, started);
  const old = path.join(root, `dist.old-${process.pid}`);
  if (fs.existsSync(dist)) fs.renameSync(dist, old);
  fs.renameSync(fresh, dist);
  fs.rmSync(old, { recursive: true, force: true });
}

function removeLeftovers() {
  for (const name of fs.readdirSync(root)) {
    if (/^dist\.(new|old)-\d+$/.test(name))
      fs.rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

await withLock(async () => {
  removeLeftovers();
  installPackages(process.argv.includes("--dev"));
  await compile();
});
