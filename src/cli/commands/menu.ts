import { hostFailure, KilnError, renderError } from "../../base/index.ts";
import { openMenu, runMenu } from "../../ui/index.ts";
import {
  openConfiguration,
  previewKconfigChanges,
  saveKconfigChanges,
  type WorkflowContext,
} from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { installation } from "../installation.ts";
import { addProjectOptions, readProjectRequest, targetQuestion } from "../project-options.ts";
import { showName } from "../show-name.ts";
import { hasScreen, NodeTerminal } from "../terminal.ts";

export const command: CliCommand = {
  description:
    "Look at and change the options of a project on a full screen: search, reasons, undo. Saves into the Kraftfile.",
  declare(parser) {
    parser.argument("[dir]", "folder of the project", ".");
    addProjectOptions(parser);
    parser.addHelpText(
      "after",
      `
Examples:
  kiln menu
  kiln menu examples/helloworld

In the menu, ? tells about an option, and ? once more lists the keys.`,
    );
  },
  async run(parser, commandContext) {
    const { host, emit, signal, options, display } = commandContext;
    if (!hasScreen(host.env)) {
      throw new KilnError("cli/no-terminal", "the menu needs a terminal, and there is none here", {
        exitCode: 2,
        hint: "change options with kiln config set NAME=VALUE, or for one command with --kconfig CONFIG_NAME=VALUE",
      });
    }
    const installed = installation(host);
    const context: WorkflowContext = {
      host,
      emit,
      signal,
      installation: installed,
      choose: targetQuestion(commandContext),
    };
    const request = readProjectRequest(parser.args[0], parser);
    const { title, tree, configuration, diagnostics } = await openConfiguration(request, context);
    display.close();
    const core = `${installed.coreDirectory}/`;
    // Reasons point into the core all the time; where kiln is installed does not matter for them.
    const place = (name: string): string =>
      name.startsWith(core) ? `core/${name.slice(core.length)}` : showName(name);
    const terminal = new NodeTerminal(host.env, options.color);
    const state = openMenu(
      { title, tree, assignments: configuration.assignments, showName: place },
      terminal.size(),
    );
    const end = await runMenu(
      state,
      terminal,
      {
        preview: (changes) => previewKconfigChanges(request, changes, context),
        async save(changes) {
          const { path, diff } = await saveKconfigChanges(request, changes, context);
          return diff === "" ? `${showName(path)} says so already` : `saved in ${showName(path)}`;
        },
        explain(error) {
          const known = hostFailure(error) ?? error;
          return known instanceof KilnError ? renderError(known, showName) : undefined;
        },
      },
      signal,
    );
    for (const diagnostic of diagnostics) emit({ kind: "diagnostic", diagnostic });
    return end === "left" ? 0 : 130;
  },
};
