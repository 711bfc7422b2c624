import { KilnError, nearest } from "../base/index.ts";
import { commandsToCome, type CommandEntry } from "./command-list.ts";

/** What `kiln` and `kiln help` print. */
export function renderOverview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = [
    "kiln builds, configures and runs unikernels.",
    "",
    "Usage: kiln COMMAND [OPTIONS] [ARGUMENTS]",
    "",
    "Start here:",
    "  kiln init hello && kiln run hello",
  ];
  for (const group of ["BUILD", "RUN", "MISCELLANEOUS"] as const) {
    lines.push("", group);
    for (const { name, summary } of commands.filter((command) => command.group === group)) {
      lines.push(`  ${name.padEnd(width)}  ${summary}`);
    }
  }
  lines.push("", "kiln help COMMAND explains one command.", "");
  return lines.join("\n");
}

/** The error for a word that is no command of kiln. */
export function suggestCommand(word: string, commands: readonly CommandEntry[]): KilnError {
  if (commandsToCome.includes(word)) {
    return new KilnError("cli/command-to-come", `"kiln ${word}" is not supported yet`, {
      exitCode: 2,
      hint: "kiln help lists what there is",
    });
  }
  const near = nearest(
    word,
    commands.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  return new KilnError("cli/unknown-command", `unknown command "${word}"`, {
    exitCode: 2,
    hint: near === undefined ? "kiln help lists the commands" : `did you mean "kiln ${near}"?`,
  });
}
