import { cleanTargets } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { showName } from "../show-name.ts";
import { addTargetOptions, readProjectRequest } from "../project-options.ts";

export const command: CliCommand = {
  description:
    "Remove what building made: images and objects. Results kept in the user's cache stay, so the next build restores.",
  declare(parser) {
    parser.argument("[dir]", "folder of the project", ".");
    addTargetOptions(parser);
    parser.option("-P, --proper", "remove .unikraft/build and .kiln altogether");
    parser.addHelpText("after", "\nExample:\n  kiln clean --proper examples/helloworld");
  },
  run(parser, { host }) {
    const { proper }: { proper?: boolean } = parser.opts();
    const removed = cleanTargets(readProjectRequest(parser.args[0], parser), proper === true, host);
    process.stdout.write(
      removed.length === 0
        ? "nothing to remove\n"
        : removed.map((path) => `removed ${showName(path)}\n`).join(""),
    );
    return Promise.resolve(0);
  },
};
