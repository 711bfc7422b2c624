import { posix } from "node:path";
import { createInterface } from "node:readline/promises";
import { readFileSync } from "node:fs";
import { Option, type Command } from "commander";
import { KilnError } from "../base/index.ts";
import type { ChooseTarget, ProjectRequest } from "../workflow/index.ts";
import type { CommandContext } from "./command.ts";

/** Options that say which project and target a command is about, and how it is configured. */
export function addProjectOptions(parser: Command, platform?: string): void {
  addTargetOptions(parser, platform);
  addKconfigOption(parser);
}

/** Options that say which project and target a command is about, as kraft has them. */
export function addTargetOptions(parser: Command, platform = "-p, --plat <platform>"): void {
  parser.option(
    "-K, --kraftfile <path>",
    "use this Kraftfile instead of the one in DIR; - reads it from standard input",
  );
  parser.option("-t, --target <name>", "target by name, or by PLATFORM/ARCHITECTURE");
  parser.option("-m, --arch <architecture>", "only targets of this architecture");
  parser.option(platform, "only targets of this platform");
}

function addKconfigOption(parser: Command): void {
  parser.addOption(
    new Option("--kconfig <CONFIG_X=value>", "set an option for this command only; may be repeated")
      .argParser(collect)
      .default([], "none"),
  );
}

export function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

interface GivenProjectOptions {
  readonly kraftfile?: string;
  readonly target?: string;
  readonly arch?: string;
  readonly plat?: string;
  readonly kconfig?: readonly string[];
}

/** The request that the options and the DIR argument make. */
export function readProjectRequest(directory: string | undefined, parser: Command): ProjectRequest {
  const options: GivenProjectOptions = parser.opts();
  const cwd = process.cwd();
  const { kraftfile, target, arch, plat, kconfig = [] } = options;
  return {
    directory: posix.resolve(cwd, directory ?? "."),
    cwd,
    kconfig,
    ...(kraftfile === undefined
      ? {}
      : { kraftfile: kraftfile === "-" ? "-" : posix.resolve(cwd, kraftfile) }),
    ...(kraftfile === "-" ? { kraftfileText: readFileSync(0, "utf8") } : {}),
    ...(target === undefined ? {} : { target }),
    ...(arch === undefined ? {} : { architecture: arch }),
    ...(plat === undefined ? {} : { platform: plat }),
  };
}

/** Asks on the terminal which target is meant; `undefined` where nobody can answer. */
export function targetQuestion({ options, signal, display }: CommandContext): ChooseTarget {
  if (!options.mayPrompt) return undefined;
  return async (targets) => {
    display.close();
    const lines = targets.map(
      ({ name, platform, architecture }, at) => `  ${at + 1}) ${name} (${platform}/${architecture})`,
    );
    process.stderr.write(`several targets:\n${lines.join("\n")}\n`);
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const answer = await terminal.question(`which one? [1-${targets.length}] `, { signal });
      const target = targets[Number(answer) - 1];
      if (target) return target;
      throw new KilnError(
        "cli/bad-answer",
        `expected a number from 1 to ${targets.length}, found "${answer}"`,
        {
          exitCode: 2,
          hint: "choose a target with -t",
        },
      );
    } finally {
      terminal.close();
    }
  };
}

/** A whole number of at least 1. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new KilnError("cli/bad-number", `expected a whole number of at least 1, found "${text}"`, {
    exitCode: 2,
  });
}
