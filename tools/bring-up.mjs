// Makes a checkout runnable: npm packages from the lock file, then the bundle in dist/.
// Plain JavaScript without packages, because it runs before there are any.
//   node tools/bring-up.mjs          what ./kiln needs
//   node tools/bring-up.mjs --dev    also what the checks and tests need
import { spawn } from "node:child_process";
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
      takeLock(lock);
      break;
    } catch (error) {
      // ENOENT: the owner has just cleaned up, and what was written here with it.
      if (error.code !== "EEXIST" && error.code !== "ENOENT") throw error;
      if (!ownerIsAlive(lock)) fs.rmSync(lock, { force: true });
      else if (!waited) say("waiting for another bring-up of this checkout");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const release = () => fs.rmSync(lock, { force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));
  await work();
}

/** The lock appears with its owner's number in it, or not at all: an empty one would be waited for for ever. */
function takeLock(lock) {
  const written = path.join(root, `dist.lock-${process.pid}`);
  try {
    fs.writeFileSync(written, String(process.pid));
    fs.linkSync(written, lock);
  } finally {
    fs.rmSync(written, { force: true });
  }
}

function ownerIsAlive(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function installPackages(withDev) {
  const lockHash = createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const installed = fs.existsSync(installStamp) ? fs.readFileSync(installStamp, "utf8") : "";
  if (installed === `${lockHash} all` || (!withDev && installed === `${lockHash} run`)) return;
  say(`installing npm packages from package-lock.json${withDev ? " (with those for development)" : ""} …`);
  const ending = await runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], withDev);
  if (ending === "ENOENT") fail('"npm" is not in PATH', "install it (on Debian: apt-get install -y npm)");
  if (ending !== 0) {
    fail(
      `the npm packages could not be installed: npm ci ended with ${ending}`,
      "check that npm works and reaches its registry, then run the same command again",
    );
  }
  fs.writeFileSync(installStamp, `${lockHash} ${withDev ? "all" : "run"}`);
}

/** Resolves to the exit status, the signal's name, or the reason why npm did not start. Ends with this process. */
function runNpm(words, withDev) {
  const child = spawn("npm", [...words, ...(withDev ? [] : ["--omit=dev"])], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.once("exit", () => child.kill());
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.code));
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
}

function fail(message, hint) {
  process.stderr.write(`kiln: ${message}\n  hint: ${hint}\n`);
  process.exit(1);
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
    process.stderr.write(`kiln: compiling failed: ${error.message.split("\n")[0].replace(/:$/, "")}\n`);
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
    if (/^dist\.(new|old|lock)-\d+$/.test(name))
      fs.rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

try {
  await withLock(async () => {
    removeLeftovers();
    await installPackages(process.argv.includes("--dev"));
    await compile();
  });
} catch (error) {
  // The checkout cannot be written to, or its disk is full.
  if (typeof error.syscall !== "string") throw error;
  fail(`this checkout could not be brought up: ${error.message}`, "make the checkout's folder writable");
}
