import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type * as esbuild from "esbuild";
import type { ModuleResult, ModuleRunner } from "../base/index.ts";
import { moduleShell } from "./module-shell.ts";

/** How long a module may take. */
const TIMEOUT_MS = 30_000;

/** What the program round a module writes. */
interface ShellResult {
  readonly value?: unknown;
  readonly message?: string;
  /** The message is kiln's about the value, not one that was thrown. */
  readonly ownWords?: boolean;
  readonly at?: readonly (string | number)[];
  readonly stack?: readonly { readonly source: string; readonly line: number; readonly column: number }[];
  readonly env: readonly string[];
}

/** Bundles with esbuild, then runs the bundle with this Node.js. */
export class NodeModuleRunner implements ModuleRunner {
  readonly #env: Readonly<Record<string, string>>;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  runSync(path: string): ModuleResult {
    const folder = mkdtempSync(posix.join(tmpdir(), "kiln-config-"));
    try {
      return run(path, folder, this.#env);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function run(path: string, folder: string, env: Readonly<Record<string, string>>): ModuleResult {
  const bundle = posix.join(folder, "bundle.mjs");
  const resultPath = posix.join(folder, "result.json");
  const library = posix.join(folder, "kiln.mjs");
  writeFileSync(library, "export const defineConfig = (config) => config;\n");
  const built = bundleModule(path, { bundle, library, shell: moduleShell(path, resultPath) });
  if ("problems" in built) return { ...built, env: [] };
  const { inputs } = built;
  const child = spawnSync(process.execPath, ["--enable-source-maps", bundle], {
    cwd: posix.dirname(path),
    env,
    // Standard output belongs to what kiln was asked for.
    stdio: ["ignore", 2, 2],
    timeout: TIMEOUT_MS,
  });
  if (child.error) {
    const isLate = "code" in child.error && child.error.code === "ETIMEDOUT";
    const message = isLate
      ? `it did not end within ${TIMEOUT_MS / 1000} seconds`
      : `it cannot be run: ${child.error.message}`;
    return { problems: [{ message }], inputs, env: [] };
  }
  if (!existsSync(resultPath)) {
    const how = child.signal === null ? `exit code ${child.status ?? 0}` : child.signal;
    return { problems: [{ message: `it ended its process itself (${how})` }], inputs, env: [] };
  }
  return readResult(resultPath, folder, inputs);
}

function readResult(resultPath: string, folder: string, inputs: readonly string[]): ModuleResult {
  const result = JSON.parse(readFileSync(resultPath, "utf8"), revive) as ShellResult;
  const { message, ownWords, at, stack = [], env } = result;
  if (message === undefined) return { value: result.value, problems: [], inputs, env };
  const frames = stack.map(({ source, line, column }) => {
    const path = source.startsWith("file:") ? fileURLToPath(source) : posix.resolve(folder, source);
    return { path, line, column };
  });
  const place = frames.find((frame) => inputs.includes(frame.path));
  const problem = ownWords
    ? { message, ...(at && { at }) }
    : { message: `it threw: ${message}`, ...(place && { place }) };
  return { problems: [problem], inputs, env };
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$bigint" in value)) return value;
  return BigInt(String(value.$bigint));
}

function bundleModule(
  path: string,
  { bundle, library, shell }: { bundle: string; library: string; shell: string },
): { readonly inputs: readonly string[] } | Pick<ModuleResult, "problems" | "inputs"> {
  const folder = posix.dirname(path);
  // Loaded when it is needed: few projects have such a module.
  const { buildSync } = createRequire(import.meta.url)("esbuild") as typeof esbuild;
  try {
    const { metafile } = buildSync({
      stdin: { contents: shell, resolveDir: folder, sourcefile: "kiln-shell.mjs", loader: "js" },
      absWorkingDir: folder,
      outfile: bundle,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      metafile: true,
      sourcemap: "inline",
      sourcesContent: false,
      alias: { kiln: library },
      logLevel: "silent",
      // Bundled CommonJS packages call require() for Node's own modules.
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
    });
    const names = Object.keys(metafile.inputs).map((name) => posix.resolve(folder, name));
    return { inputs: names.filter((name) => name !== library && existsSync(name)) };
  } catch (error) {
    const { errors } = error as Partial<esbuild.BuildFailure>;
    if (!errors) throw error;
    return { problems: errors.map((one) => bundleProblem(one, folder)), inputs: [path] };
  }
}

function bundleProblem(
  { text, location }: esbuild.Message,
  folder: string,
): ModuleResult["problems"][number] {
  const message = text.charAt(0).toLowerCase() + text.slice(1);
  if (!location) return { message };
  // esbuild counts bytes.
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString();
  const place = {
    path: posix.resolve(folder, location.file),
    line: location.line,
    column: before.length + 1,
  };
  return { message, place };
}
