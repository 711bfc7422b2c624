import type { Sandbox } from "./sandbox.ts";

/** One of the things that are compared. */
export interface Candidate {
  readonly name: string;
  /** Not timed. */
  readonly prepare?: (round: number) => void | Promise<void>;
  /** Resolves to milliseconds. */
  readonly time: (round: number) => Promise<number>;
}

export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  /** Median over the rounds of the first candidate's time divided by this one's. 1 for the first. */
  readonly ratio: number;
}

/**
 * Times the candidates one after the other in each round, in turned order every second time. On a machine that others
 * use too a single time says little; a ratio within a round says more, as both sides met the same weather.
 */
export async function measureInterleaved(
  candidates: readonly Candidate[],
  rounds: number,
  beforeRound: (round: number) => void | Promise<void> = () => undefined,
): Promise<Measured[]> {
  const samples = candidates.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    await beforeRound(round);
    const order = candidates.map((_, number) => number);
    for (const number of round % 2 === 0 ? order : order.reverse()) {
      await candidates[number]!.prepare?.(round);
      samples[number]!.push(await candidates[number]!.time(round));
    }
  }
  return candidates.map(({ name }, number) => ({
    name,
    medianMs: median(samples[number]!),
    ratio: median(samples[number]!.map((ms, round) => samples[0]![round]! / ms)),
  }));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface CommandToTime {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /**
   * How often it is run for one time. Above 1 a shell runs it in a loop, which starts processes faster and more
   * evenly than this one; for commands that take only milliseconds.
   */
  readonly repeat?: number;
}

/** Milliseconds of wall time for one run. Rejects when the command does not succeed. */
export async function timeCommand(command: CommandToTime, { host, signal }: Sandbox): Promise<number> {
  const { argv, cwd, env = host.env, repeat = 1 } = command;
  const loop = 'n=$1; shift; while [ $n -gt 0 ]; do "$@" || exit; n=$((n-1)); done';
  const timed: readonly [string, ...string[]] =
    repeat === 1 ? argv : ["/bin/sh", "-c", loop, "sh", String(repeat), ...argv];
  const started = performance.now();
  const { exitCode, stdout, stderr } = await host.processes.run({ argv: timed, cwd, env }, signal);
  const elapsedMs = performance.now() - started;
  if (exitCode === 0) return elapsedMs / repeat;
  const tail = (stdout + stderr).trimEnd().split("\n").slice(-20).join("\n");
  throw new Error(`"${argv.join(" ")}" failed (${exitCode ?? "killed"}):\n${tail}`);
}
