import { Option, type Command } from "commander";
import type { Host } from "../base/index.ts";
import type { BuildOptions } from "../workflow/index.ts";
import { parseCount } from "./project-options.ts";

/** Options of every command that builds. */
export function addBuildOptions(parser: Command): void {
  parser.addOption(
    new Option("-j, --jobs <count>", "commands to run at once (default: one per CPU)").argParser(parseCount),
  );
  parser.option("-k, --keep-going", "after a failure, build everything that does not depend on it");
  parser.option(
    "-F, --no-cache",
    "do not restore results from the user's cache; compile what is not up to date",
  );
  parser.option("--no-install", "never install missing host tools, even as root");
  // The image with symbols is always made; kraft's flag for it changes nothing here either.
  parser.addOption(new Option("--dbg", "also keep the image with symbols, NAME_PLAT-ARCH.dbg (always done)"));
  // Scripts written for kraft pass these; kiln never updates an index nor fetches behind the user's back.
  parser.addOption(new Option("--no-update").hideHelp());
  parser.addOption(new Option("--no-fetch").hideHelp());
  parser.addOption(new Option("--no-fast").hideHelp());
  parser.addOption(new Option("--no-parallel").hideHelp());
}

export function readBuildOptions(parser: Command, host: Host): BuildOptions {
  const given: {
    jobs?: number;
    keepGoing?: boolean;
    cache: boolean;
    install: boolean;
    fast: boolean;
    parallel: boolean;
  } = parser.opts();
  const isSerial = !given.fast || !given.parallel;
  return {
    jobs: given.jobs ?? (isSerial ? 1 : host.cpuCount),
    keepGoing: given.keepGoing === true,
    readStore: given.cache,
    mayInstall: given.install,
  };
}
