import { Option, type Command } from "commander";
import { KilnError } from "../base/index.ts";

/**
 * Options of kraft that kiln knows and does not have yet. They are refused by name, whatever they are given, so that
 * nobody looks for a typing mistake. A flag ends where its parameter would begin: `--rootfs <path>`.
 */
export function refuseOptions(parser: Command, flags: readonly string[]): void {
  for (const flag of flags) {
    const name = /--[a-z-]+/.exec(flag)?.[0] ?? flag;
    const refuse = (): never => {
      throw new KilnError("cli/option-to-come", `kraft's option ${name} is not supported yet`, {
        exitCode: 2,
        hint: "leave it out",
      });
    };
    parser.addOption(new Option(flag).hideHelp().argParser(refuse));
    if (!flag.includes("<")) parser.on(`option:${name.slice(2)}`, refuse);
  }
}
