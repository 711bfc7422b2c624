import { configureTarget } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { installation } from "../installation.ts";
import { showName } from "../show-name.ts";
import { addProjectOptions, readProjectRequest, targetQuestion } from "../project-options.ts";

export const command: CliCommand = {
  description: "Work out every option of a project's target and write .config.NAME_PLAT-ARCH.",
  declare(parser) {
    parser.argument("[dir]", "folder of the project", ".");
    addProjectOptions(parser);
    parser.addHelpText(
      "after",
      `
Examples:
  kiln configure
  kiln configure --kconfig CONFIG_LIBUKDEBUG_PRINTK_INFO=y examples/helloworld`,
    );
  },
  async run(parser, context) {
    const { host, emit } = context;
    const configPath = await configureTarget(readProjectRequest(parser.args[0], parser), {
      host,
      emit,
      signal: context.signal,
      installation: installation(host),
      choose: targetQuestion(context),
    });
    process.stdout.write(`${showName(configPath)}\n`);
    return 0;
  },
};
