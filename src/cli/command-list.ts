import type { CliCommand } from "./command.ts";

export interface CommandEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: "BUILD" | "RUN" | "MISCELLANEOUS";
  readonly summary: string;
  /** Commands load when they are asked for, so start-up does not grow with their number. */
  readonly load: () => Promise<{ readonly command: CliCommand }>;
}

export const commands: readonly CommandEntry[] = [
  {
    name: "build",
    aliases: ["bld"],
    group: "BUILD",
    summary: "Configure and build a project into a bootable image",
    load: () => import("./commands/build.ts"),
  },
  {
    name: "check",
    aliases: [],
    group: "BUILD",
    summary: "Read and judge a Kraftfile; build nothing",
    load: () => import("./commands/check.ts"),
  },
  {
    name: "clean",
    aliases: ["cln"],
    group: "BUILD",
    summary: "Remove what building a project made",
    load: () => import("./commands/clean.ts"),
  },
  {
    name: "configure",
    aliases: [],
    group: "BUILD",
    summary: "Work out a project's configuration and write it",
    load: () => import("./commands/configure.ts"),
  },
  {
    name: "init",
    aliases: [],
    group: "BUILD",
    summary: "Make a new project that builds and boots as it stands",
    load: () => import("./commands/init.ts"),
  },
  {
    name: "run",
    aliases: ["r"],
    group: "RUN",
    summary: "Build if needed, then boot a project or a kernel image",
    load: () => import("./commands/run.ts"),
  },
  {
    name: "doctor",
    aliases: [],
    group: "MISCELLANEOUS",
    summary: "Say which host tools are there, and install those that are missing",
    load: () => import("./commands/doctor.ts"),
  },
  {
    name: "version",
    aliases: ["v"],
    group: "MISCELLANEOUS",
    summary: "Show kiln's version",
    load: () => import("./commands/version.ts"),
  },
];

export function findCommand(word: string): CommandEntry | undefined {
  return commands.find(({ name, aliases }) => name === word || aliases.includes(word));
}

/** Commands of kraft that kiln does not have yet: refused by name instead of as a typing mistake. */
export const commandsToCome: readonly string[] = [
  "cloud",
  "completion",
  "compose",
  "events",
  "fetch",
  "lib",
  "login",
  "logs",
  "menu",
  "menuconfig",
  "net",
  "network",
  "pause",
  "pkg",
  "ps",
  "pull",
  "push",
  "rm",
  "set",
  "start",
  "stop",
  "unset",
  "vol",
  "volume",
];
