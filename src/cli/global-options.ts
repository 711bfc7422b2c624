import { Option, type Command } from "commander";

export type LogType = "fancy" | "basic" | "json" | "quiet";
export type LogLevel = "error" | "warn" | "info" | "debug";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly logLevel: LogLevel;
  readonly logType: LogType;
  /** Whether kiln may ask questions; it asks only on a terminal. */
  readonly mayPrompt: boolean;
  readonly color: boolean;
}

const logLevels = ["panic", "fatal", "error", "warn", "warning", "info", "debug", "trace"];

export function addGlobalOptions(parser: Command): void {
  parser.optionsGroup("Global options:");
  parser.addOption(
    new Option("--log-level <level>", "least severity to show").choices(logLevels).default("info"),
  );
  parser.addOption(
    new Option("--log-type <type>", "how progress is shown; fancy only on a terminal, json: one event a line")
      .choices(["fancy", "basic", "json", "quiet"])
      .default("fancy"),
  );
  parser.option("--no-prompt", "never ask; fail where a choice is missing");
  parser.option("--no-color", "no colours (as NO_COLOR=1)");
  parser.option("--debug", "show where in kiln an error arose");
  parser.helpOption("-h, --help", "show this help");
}

export function readGlobalOptions(parser: Command): GlobalOptions {
  const given: { logLevel: string; logType: LogType; prompt: boolean; color: boolean } = parser.opts();
  const env = process.env;
  // A dumb terminal can neither colour nor draw over a line.
  const isTerminal = process.stderr.isTTY && env.TERM !== "dumb";
  const noColor = !given.color || (env.NO_COLOR ?? "") !== "" || !isTerminal;
  return {
    logLevel: levelOf(given.logLevel),
    logType: given.logType === "fancy" && !isTerminal ? "basic" : given.logType,
    mayPrompt: given.prompt && env.KRAFTKIT_NO_PROMPT !== "true" && process.stdin.isTTY && isTerminal,
    color: !noColor,
  };
}

function levelOf(word: string): LogLevel {
  switch (word) {
    case "panic":
    case "fatal":
    case "error":
      return "error";
    case "warn":
    case "warning":
      return "warn";
    case "debug":
    case "trace":
      return "debug";
    default:
      return "info";
  }
}
