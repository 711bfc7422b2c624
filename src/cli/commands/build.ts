import { buildProject } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { installation } from "../installation.ts";
import { addBuildOptions, readBuildOptions } from "../build-options.ts";
import { addProjectOptions, readProjectRequest, targetQuestion } from "../project-options.ts";
import { refuseOptions } from "../refused-options.ts";

export const command: CliCommand = {
  description: "Configure and build a project into a bootable image, .unikraft/build/NAME_PLAT-ARCH.",
  declare(parser) {
    parser.argument("[dir]", "folder of the project", ".");
    addProjectOptions(parser);
    addBuildOptions(parser);
    refuseOptions(parser, [
      "--all",
      "-c, --config <path>",
      "-e, --env <variable>",
      "--force-pull",
      "--no-configure",
      "--no-rootfs",
      "--print-stats",
      "--rootfs <path>",
      "--build-log <path>",
      "--build-arg <argument>",
      "--build-target <name>",
      "--build-secret <secret>",
      "-g, --git",
      "--git-depth <depth>",
      "-o, --output <path>",
    ]);
    parser.addHelpText(
      "after",
      `
Examples:
  kiln build                              the project in this folder
  kiln build -t qemu/x86_64 examples/helloworld
  kiln build --kconfig CONFIG_OPTIMIZE_SIZE=y

A second build looks at files and runs nothing. Objects are kept by content in the user's cache, so going back to an
earlier state, or building after "kiln clean", restores instead of compiling.`,
    );
  },
  async run(parser, context) {
    const { host, emit, signal } = context;
    await buildProject(
      { ...readProjectRequest(parser.args[0], parser), ...readBuildOptions(parser, host) },
      { host, emit, signal, installation: installation(host), choose: targetQuestion(context) },
    );
    return 0;
  },
};
