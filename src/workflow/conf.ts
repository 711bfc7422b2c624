import type { Host } from "../base/index.ts";
import { runConf, runConfRequest, mergeConfigs, type ConfHost, type ConfRequest } from "../kconfig/index.ts";

/** Where a run of `conf` begins and how it talks. */
export interface ConfConsole {
  /** The current folder, absolute: source root and place of `.config`. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The next line of standard input with its line break; `undefined` at the end. */
  readonly readLine: () => string | undefined;
  /** Answers are repeated in the output: nobody sees them typed. */
  readonly echo: boolean;
}

type ConfMachine = Pick<Host, "files" | "processes" | "env" | "clock">;

/** Stands in the place of the kernel's `conf`: its arguments, its words, its exit status. */
export function conf(words: readonly string[], host: ConfMachine, console: ConfConsole): number {
  return runConf("conf", words, confHost(host, console, {}));
}

/** One mode of `conf`; `env` is laid over the environment. */
export function kconfigMode(
  request: ConfRequest,
  env: Readonly<Record<string, string>>,
  host: ConfMachine,
  console: ConfConsole,
): number {
  return runConfRequest(request, confHost(host, console, env));
}

/** Joins configuration files into `.config`, later ones counting, and says what had no effect. */
export function mergeKconfigFiles(
  files: readonly [string, ...string[]],
  kconfig: string,
  env: Readonly<Record<string, string>>,
  host: ConfMachine,
  console: ConfConsole,
): number {
  return mergeConfigs(files, kconfig, confHost(host, console, env));
}

function confHost(host: ConfMachine, console: ConfConsole, over: Readonly<Record<string, string>>): ConfHost {
  const env = { ...host.env, ...over };
  return {
    ...console,
    files: host.files,
    env,
    seed: () => host.clock.now() >>> 0,
    shell: (command) => {
      const spec = { argv: ["/bin/sh", "-c", command] as const, cwd: console.folder, env };
      const { stdout, stderr, exitCode } = host.processes.runSync(spec);
      if (stderr !== "") console.err(stderr);
      return { stdout, exitCode: exitCode ?? 1 };
    },
  };
}
