import type { CliCommand } from "../command.ts";
import { addFormatOption, addTargetOnlyOption, readConfigCall, setCommand } from "../config-actions.ts";
import { addTargetOptions } from "../project-options.ts";

export const command: CliCommand = {
  description: "Write options into the Kraftfile: kiln config set.",
  declare(parser) {
    parser.argument("<option=value...>", "options to set, and at the end the folder of the project");
    addTargetOptions(parser);
    parser.option("-w, --workdir <path>", "folder of the project");
    addTargetOnlyOption(parser);
    addFormatOption(parser);
    parser.addHelpText("after", "\nExample:\n  kiln set CONFIG_LIBUKDEBUG=y");
  },
  run(parser, context) {
    return setCommand(readConfigCall(parser.args, parser, context));
  },
};
