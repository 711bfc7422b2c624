import { posix } from "node:path";
import { initProject } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";

export const command: CliCommand = {
  description: "Make a new project: a Kraftfile, Config.uk, Makefile.uk and a main.c that greets.",
  declare(parser) {
    parser.argument("<name>", "the new project's folder; its last part is the project's name");
    parser.addHelpText("after", "\nExample:\n  kiln init hello && kiln run hello");
  },
  run(parser, { host }) {
    const name = parser.args[0]!;
    const files = initProject(posix.resolve(process.cwd(), name), host.files);
    process.stdout.write(`${files.map((file) => posix.join(name, file)).join("\n")}\n`);
    process.stderr.write(`build and boot it: kiln run ${name}\n`);
    return Promise.resolve(0);
  },
};
