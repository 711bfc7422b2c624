import type { CliCommand } from "../command.ts";
import { addFormatOption, addTargetOnlyOption, readConfigCall, runConfigAction } from "../config-actions.ts";
import { addProjectOptions } from "../project-options.ts";

export const command: CliCommand = {
  description: "Look at a project's options, explain them, and change them in the Kraftfile.",
  declare(parser) {
    parser.argument("<action>", "get, set, unset, diff, why, search or types");
    parser.argument("[words...]", "options, and at the end the folder of the project (default: this one)");
    addProjectOptions(parser);
    addTargetOnlyOption(parser);
    addFormatOption(parser);
    parser.addHelpText(
      "after",
      `
Actions:
  get [OPTION…]         values; without names, of all that are set
  set OPTION=VALUE…     write options into the Kraftfile; shows what changed
  unset OPTION…         take options out of the Kraftfile
  diff                  what differs from the defaults, and from .config.NAME_PLAT-ARCH
  why OPTION[=VALUE]    why it has its value, and what another one would take
  search WORD…          options with these words in name, prompt or help
  types                 write .kiln/types/kiln.d.ts, with which editors complete kiln.config.ts

Examples:
  kiln config get CONFIG_LIBUKDEBUG
  kiln config set CONFIG_LIBUKDEBUG=y CONFIG_STACK_SIZE_PAGE_ORDER=5 examples/helloworld
  kiln config why CONFIG_LIBUKALLOC=n
  kiln config search stack size -o json`,
    );
  },
  run(parser, context) {
    const [action, ...words] = parser.args;
    return runConfigAction(action!, readConfigCall(words, parser, context));
  },
};
