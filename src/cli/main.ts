import { Command, CommanderError } from "commander";
import { KilnError, renderError } from "../base/index.ts";
import { createHost } from "../host/index.ts";
import { commands, findCommand, type CommandEntry } from "./command-list.ts";
import { addGlobalOptions, readGlobalOptions } from "./global-options.ts";
import { createDisplay } from "./display.ts";
import { suggestCommand, renderOverview } from "./overview.ts";
import { showName } from "./show-name.ts";
import type { CommandContext } from "./command.ts";

/** Exit codes: 0 done, 1 the build or the guest failed, 2 wrong usage or input, 130 interrupted. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...words] = argv;
  if (name === undefined || name === "help" || name === "-h" || name === "--help") {
    const about = words[0] === undefined ? undefined : findCommand(words[0]);
    if (about) return runCommand(about, ["--help"]);
    process.stdout.write(renderOverview(commands));
    return 0;
  }
  const entry = name === "--version" ? findCommand("version") : findCommand(name);
  if (!entry) throw suggestCommand(name, commands);
  return runCommand(entry, words);
}

async function runCommand(entry: CommandEntry, allWords: readonly string[]): Promise<number> {
  const command = (await entry.load()).command;
  const dashes = command.takesApplicationArguments ? allWords.indexOf("--") : -1;
  const words = dashes === -1 ? allWords : allWords.slice(0, dashes);
  const applicationArguments = dashes === -1 ? undefined : allWords.slice(dashes + 1);
  const parser = new Command(`kiln ${entry.name}`);
  parser
    .description(command.description)
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError(false);
  parser.configureOutput({ writeErr: () => undefined });
  command.declare(parser);
  addGlobalOptions(parser);
  let exitCode = 0;
  parser.action(async () => {
    exitCode = await runParsed(parser, (context) =>
      command.run(parser, { ...context, applicationArguments }),
    );
  });
  try {
    await parser.parseAsync([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new KilnError("cli/usage", error.message.replace(/^error: /, "").replace(/\.?\n[^]*$/, ""), {
      exitCode: 2,
      hint: `kiln ${entry.name} --help lists arguments and options`,
    });
  }
  return exitCode;
}

async function runParsed(
  parser: Command,
  run: (context: Omit<CommandContext, "applicationArguments">) => Promise<number>,
): Promise<number> {
  const options = readGlobalOptions(parser);
  const host = createHost();
  const display = createDisplay(options, host.env);
  // What kiln started leads its own process groups, which the terminal's Ctrl-C does not reach.
  process.once("exit", () => host.processes.killAll());
  const interrupt = new AbortController();
  const onSignal = (): void => {
    // A second Ctrl-C means: now.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new KilnError("cli/interrupted", "interrupted"));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  try {
    return await run({
      host,
      display,
      options,
      emit: (event) => display.show(event),
      signal: interrupt.signal,
    });
  } catch (error) {
    display.close();
    if (interrupt.signal.aborted) return 130;
    throw error;
  } finally {
    display.close();
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

function report(error: unknown, argv: readonly string[]): number {
  if (error instanceof KilnError && /(^| )--log-type[ =]json( |$)/.test(argv.join(" "))) {
    process.stderr.write(`${JSON.stringify(errorEvent(error))}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${renderError(error, showName)}\n`);
  if (error instanceof KilnError) {
    if (argv.includes("--debug")) process.stderr.write(`${error.stack ?? ""}\n`);
    return error.exitCode;
  }
  process.stderr.write("this is a mistake in kiln; please report it with the lines above\n");
  return 1;
}

/** The last line of `--log-type json`. */
function errorEvent(error: KilnError): unknown {
  const { code, message, hint, exitCode } = error;
  return { kind: "error", code, message, hint, exitCode, text: renderError(error, showName) };
}

const argv = process.argv.slice(2);
// A reader that closes early (`kiln … | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});
try {
  process.exitCode = await main(argv);
} catch (error) {
  process.exitCode = report(error, argv);
}
