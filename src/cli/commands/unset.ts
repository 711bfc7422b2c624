import type { CliCommand } from "../command.ts";
import { addFormatOption, addTargetOnlyOption, readConfigCall, unsetCommand } from "../config-actions.ts";
import { addTargetOptions } from "../project-options.ts";

export const command: CliCommand = {
  description: "Take options out of the Kraftfile: kiln config unset.",
  declare(parser) {
    parser.argument("<option...>", "options to take out, and at the end the folder of the project");
    addTargetOptions(parser);
    parser.option("-w, --workdir <path>", "folder of the project");
    addTargetOnlyOption(parser);
    addFormatOption(parser);
    parser.addHelpText("after", "\nExample:\n  kiln unset CONFIG_LIBUKDEBUG");
  },
  run(parser, context) {
    return unsetCommand(readConfigCall(parser.args, parser, context));
  },
};
