// `npm run check`: format, lint, import directions, types, unit and language tests.
import { spawn, spawnSync } from "node:child_process";
import * as path from "node:path";

const root = path.dirname(import.meta.dirname);
process.chdir(root);
const up = spawnSync("node", ["tools/bring-up.mjs", "--dev"], { stdio: "inherit" });
if (up.status !== 0) process.exit(1);

const bin = (name) => path.join("node_modules", ".bin", name);
const steps = [
  ["types", bin("tsc"), "-p", "."],
  [
    "lint",
    bin("eslint"),
    "--max-warnings=0",
    "--cache",
    "--cache-location",
    "node_modules/.cache/eslint/",
    ".",
  ],
  ["format", bin("prettier"), "--check", "--log-level=warn", "--cache", "."],
  ["imports", "node", "tools/check-imports.mjs"],
  ["core", "node", "--import", "tsx", "tools/check-core.ts"],
  ["tests", "node", "tools/run-tests.mjs", "src", "bench"],
];

/** Output is held back until a step ends, so that parallel steps do not mix. */
function runStep([name, command, ...words]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"] });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("close", (status) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
      if (status !== 0 || name === "tests") process.stdout.write(Buffer.concat(output));
      resolve(status === 0);
    });
  });
}

let good = true;
const queue = [...steps];
await Promise.all(
  [1, 2].map(async () => {
    for (let step = queue.shift(); step; step = queue.shift()) good = (await runStep(step)) && good;
  }),
);
process.exit(good ? 0 : 1);
