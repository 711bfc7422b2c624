// `npm run bench [-- GROUP… --runs N -o json]`: measures kiln against the fastest plausible alternatives. See README.md.
import { parseArgs } from "node:util";
import { renderError } from "../src/base/index.ts";
import { buildFigures } from "./build.ts";
import { renderGroup, type Figure } from "./figure.ts";
import { bootFigures, imageFigures, memoryFigures } from "./guest.ts";
import { kconfigFigures } from "./kconfig.ts";
import { withSandbox, type Sandbox } from "./sandbox.ts";
import { runFigures } from "./run-time.ts";
import { startupFigures } from "./startup.ts";

/** In the order in which they are printed. `rounds`: how often each time is taken. */
const groups: Readonly<Record<string, (sandbox: Sandbox, rounds: number) => Promise<Figure[]>>> = {
  image: imageFigures,
  boot: bootFigures,
  memory: memoryFigures,
  startup: startupFigures,
  build: buildFigures,
  run: runFigures,
  kconfig: kconfigFigures,
};

const usage = `usage: npm run bench -- [GROUP…] [--runs N] [-o json]
groups: ${Object.keys(groups).join(", ")} (default: all)`;

interface Request {
  readonly names: readonly string[];
  readonly rounds: number;
  readonly isJson: boolean;
}

function readRequest(argv: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "5" },
      output: { type: "string", short: "o", default: "text" },
    },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(groups, name));
  if (unknown !== undefined) throw new Error(`there is no group "${unknown}"`);
  const rounds = Number(values.runs);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--runs: expected a count, found "${values.runs}"`);
  if (!["text", "json"].includes(values.output))
    throw new Error(`-o: expected json, found "${values.output}"`);
  const names = Object.keys(groups).filter((name) => positionals.length === 0 || positionals.includes(name));
  return { names, rounds, isJson: values.output === "json" };
}

async function main({ names, rounds, isJson }: Request, sandbox: Sandbox): Promise<void> {
  const all: Record<string, readonly Figure[]> = {};
  for (const name of names) {
    process.stderr.write(`measuring ${name} …\n`);
    const figures = await groups[name]!(sandbox, rounds);
    if (!isJson) process.stdout.write(`${renderGroup(name, figures)}\n`);
    all[name] = figures;
  }
  if (isJson) process.stdout.write(`${JSON.stringify(all, undefined, 2)}\n`);
}

function requestOrUsage(): Request {
  try {
    return readRequest(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}

/** What went wrong; with a stack where it is a mistake of this program. */
function describe(error: unknown): string {
  return error instanceof Error && error.constructor === Error ? error.message : renderError(error);
}

const request = requestOrUsage();
const interrupt = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    // A second one does not wait for a tidy end; the sandbox is removed all the same.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new Error("interrupted"));
  });
}
try {
  await withSandbox(interrupt.signal, (sandbox) => main(request, sandbox));
} catch (error) {
  process.stderr.write(`bench: ${interrupt.signal.aborted ? "interrupted" : describe(error)}\n`);
  process.exitCode = interrupt.signal.aborted ? 130 : 1;
}
