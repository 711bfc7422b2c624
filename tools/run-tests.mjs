// Runs test files with node:test, each in a process of its own.
//   node tools/run-tests.mjs FOLDER_OR_FILE…
// With CI=true a skipped test is a failure: there every tool must have been installed.
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "node:test";

function* testFiles(place) {
  if (fs.statSync(place).isFile()) {
    yield place;
    return;
  }
  for (const entry of fs.readdirSync(place, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "node_modules") yield* testFiles(path.join(place, entry.name));
    else if (entry.name.endsWith(".test.ts")) yield path.join(place, entry.name);
  }
}

const places = process.argv.slice(2).filter((place) => fs.existsSync(place));
const files = places.flatMap((place) => [...testFiles(path.resolve(place))]).sort();
if (files.length === 0) {
  process.stderr.write("tests: no test files found\n");
  process.exit(1);
}

// Test processes inherit these options; tsx runs TypeScript as it stands.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import tsx --no-warnings`.trim();
const counts = { passed: 0, failed: 0, skipped: [] };
const stream = run({ files, concurrency: Math.max(2, os.availableParallelism()), timeout: 15 * 60_000 });
stream.on("test:pass", (event) => {
  if (event.skip !== undefined && event.skip !== false)
    counts.skipped.push(`${event.name}: ${String(event.skip)}`);
  // A suite passes when its tests did; only tests count.
  else if (event.details.type !== "suite") counts.passed += 1;
});
stream.on("test:fail", (event) => {
  const { error, type } = event.details;
  // A suite or a file that failed because something in it failed was reported already.
  if (type === "suite" || error?.failureType === "subtestsFailed") return;
  counts.failed += 1;
  const place = path.relative(process.cwd(), event.file ?? "");
  process.stdout.write(`FAILED ${place}:${event.line ?? "?"} ${event.name}\n`);
  process.stdout.write(`${error?.cause?.stack ?? error?.cause ?? error?.stack ?? ""}\n\n`);
});
stream.on("test:stderr", (event) => process.stdout.write(event.message));
stream.on("end", () => {
  for (const skipped of counts.skipped) process.stdout.write(`SKIPPED ${skipped}\n`);
  if (counts.passed === 0) counts.failed += 1;
  if (process.env.CI === "true") counts.failed += counts.skipped.length;
  process.stdout.write(
    `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped\n`,
  );
  process.exitCode = counts.failed > 0 ? 1 : 0;
});
stream.resume();
