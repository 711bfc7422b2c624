import { conf } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { confConsole } from "../console-lines.ts";

export const command: CliCommand = {
  description: "Do what the kernel's conf program does with the same arguments, files and environment.",
  declare: () => undefined,
  runWords: (words, host) => conf(words, host, confConsole()),
  run: () => Promise.resolve(0),
};
