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
    name: "conf",
    aliases: [],
    group: "MISCELLANEOUS",
    summary: "Stand in for the kernel's conf program, with its arguments",
    load: () => import("./commands/conf.ts"),
  },
  {
    name: "config",
    aliases: [],
    group: "BUILD",
    summary: "Look at options, explain them, and change them in the Kraftfile",
    load: () => import("./commands/config.ts"),
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
    name: "menu",
    aliases: ["menuconfig"],
    group: "BUILD",
    summary: "Look at and change a project's options on a full screen",
    load: () => import("./commands/menu.ts"),
  },
  {
    name: "set",
    aliases: ["s"],
    group: "BUILD",
    summary: "Write options into the Kraftfile",
    load: () => import("./commands/set.ts"),
  },
  {
    name: "unset",
    aliases: ["u"],
    group: "BUILD",
    summary: "Take options out of the Kraftfile",
    load: () => import("./commands/unset.ts"),
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
    name: "kconfig",
    aliases: [],
    group: "MISCELLANEOUS",
    summary: "Configure any Kconfig tree: olddefconfig, allyesconfig, merge, …",
    load: () => import("./commands/kconfig.ts"),
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
  "net",
  "network",
  "pause",
  "pkg",
  "ps",
  "pull",
  "push",
  "rm",
  "start",
  "stop",
  "vol",
  "volume",
];
