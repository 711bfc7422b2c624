import { Command, CommanderError } from "commander";
import { hostFailure, KilnError, renderError } from "../base/index.ts";
import { createHost } from "../host/index.ts";
import { commands, findCommand, type CommandEntry } from "./command-list.ts";
import { addGlobalOptions, readGlobalOptions } from "./global-options.ts";
import { createDisplay } from "./display.ts";
import { usageError } from "./usage-error.ts";
import { suggestCommand, renderOverview } from "./overview.ts";
import { showName } from "./show-name.ts";
import type { CommandContext } from "./command.ts";

/** Exit codes: 0 done, 1 the build or the guest failed, 2 wrong usage or input, 130 interrupted. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...words] = argv;
  if (name === undefined || name === "help" || name === "-h" || name === "--help") {
    if (words[0] !== undefined) return runCommand(commandNamed(words[0]), ["--help"]);
    process.stdout.write(renderOverview(commands));
    return 0;
  }
  return runCommand(commandNamed(name === "--version" ? "version" : name), words);
}

function commandNamed(word: string): CommandEntry {
  const entry = findCommand(word);
  if (!entry) throw suggestCommand(word, commands);
  return entry;
}

async function runCommand(entry: CommandEntry, allWords: readonly string[]): Promise<number> {
  const command = (await entry.load()).command;
  if (command.runWords) return command.runWords(allWords, createHost());
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
    throw usageError(error.message, entry.name);
  }
  return exitCode;
}

/** Ctrl-C, a polite kill, and the terminal going away. */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

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
  for (const name of stopSignals) process.on(name, onSignal);
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
    // A Ctrl-C that ended a command kiln waited for in place (`$(shell …)`) is heard in the next turn only.
    await new Promise((resolve) => setImmediate(resolve));
    if (interrupt.signal.aborted) return 130;
    throw error;
  } finally {
    display.close();
    for (const name of stopSignals) process.off(name, onSignal);
  }
}

function report(thrown: unknown, argv: readonly string[]): number {
  const error = hostFailure(thrown) ?? thrown;
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
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that closes early (`kiln … | head`) is no error; output that is lost is.
  process.exit(error.code === "EPIPE" ? 0 : report(error, argv));
});
// Nobody reads the progress: the work goes on, and the exit code tells how it ended.
process.stderr.on("error", () => undefined);
try {
  process.exitCode = await main(argv);
} catch (error) {
  process.exitCode = report(error, argv);
}
