import { posix } from "node:path";
import { renderDiagnostic } from "../../base/index.ts";
import { checkProject } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";

export const command: CliCommand = {
  description:
    "Read and judge a Kraftfile: every mistake with its place and what to do. Builds and writes nothing.",
  declare(parser) {
    parser.argument("[path]", "folder of a project, or a Kraftfile", ".");
    parser.addHelpText(
      "after",
      `
Examples:
  kiln check
  kiln check examples/helloworld
  kiln check path/to/Kraftfile`,
    );
  },
  run(parser, { host }) {
    const cwd = process.cwd();
    const { project, diagnostics, displayName } = checkProject(
      posix.resolve(cwd, parser.args[0] ?? "."),
      cwd,
      host,
    );
    for (const diagnostic of diagnostics) process.stderr.write(`${renderDiagnostic(diagnostic)}\n`);
    if (!project) return Promise.resolve(2);
    const targets = project.targets.map(
      ({ name, platform, architecture }) => `${name} (${platform}/${architecture})`,
    );
    process.stdout.write(`${displayName}: correct; targets: ${targets.join(", ")}\n`);
    return Promise.resolve(0);
  },
};
