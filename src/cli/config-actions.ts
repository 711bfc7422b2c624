import { posix } from "node:path";
import { Option, type Command } from "commander";
import { inputError, inputErrors, KilnError, nearest, type Diagnostic } from "../base/index.ts";
import {
  configDifference,
  openConfiguration,
  optionName,
  optionValue,
  parseOptionChange,
  reportOption,
  saveKconfigChanges,
  searchOptions,
  setOptions,
  unknownOption,
  valueProblem,
  writeConfigTypes,
  type OpenedConfiguration,
  type OptionChange,
  type ProjectRequest,
  type WorkflowContext,
} from "../workflow/index.ts";
import type { CommandContext } from "./command.ts";
import { installation } from "./installation.ts";
import { differenceText, jsonText, optionsText, type OutputFormat } from "./option-text.ts";
import { readProjectRequest, targetQuestion } from "./project-options.ts";
import { showName } from "./show-name.ts";
import { whyText } from "./why-text.ts";

/** What a `kiln config` command was asked, and where. */
export interface ConfigCall {
  /** Everything but the folder. */
  readonly words: readonly string[];
  /** The project's, as it was named. */
  readonly folder: string | undefined;
  readonly request: ProjectRequest;
  /** `undefined`: each command's own. */
  readonly format: OutputFormat | undefined;
  readonly targetOnly: boolean;
  readonly context: WorkflowContext;
}

export function addFormatOption(parser: Command): void {
  parser.addOption(
    new Option("-o, --output <format>", "how to write the answer").choices(["list", "table", "json"]),
  );
}

export function addTargetOnlyOption(parser: Command): void {
  parser.option("--target-only", "set: write under the target; unset: leave the other places alone");
}

/**
 * Splits the words of a command into the project's folder, when the last word is one, and the rest. A word that could
 * be an option as well is the folder only if such a folder exists.
 */
export function readConfigCall(
  allWords: readonly string[],
  parser: Command,
  context: CommandContext,
): ConfigCall {
  const { host } = context;
  const options: { output?: OutputFormat; targetOnly?: boolean; workdir?: string } = parser.opts();
  const last = allWords.at(-1);
  const isFolder =
    last !== undefined &&
    options.workdir === undefined &&
    !last.includes("=") &&
    (/^\.|\//.test(last) || host.files.stat(posix.resolve(process.cwd(), last))?.kind === "directory");
  const folder = options.workdir ?? (isFolder ? last : undefined);
  return {
    words: isFolder ? allWords.slice(0, -1) : allWords,
    folder,
    request: readProjectRequest(folder, parser),
    format: options.output,
    targetOnly: options.targetOnly === true,
    context: {
      host,
      emit: context.emit,
      signal: context.signal,
      installation: installation(host),
      choose: targetQuestion(context),
    },
  };
}

const actions: Readonly<Record<string, (call: ConfigCall) => Promise<number>>> = {
  get: getOptions,
  set: setCommand,
  unset: unsetCommand,
  diff,
  why,
  search,
  types,
};

/** `kiln config ACTION …`. */
export function runConfigAction(action: string, call: ConfigCall): Promise<number> {
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (run && call.targetOnly && action !== "set" && action !== "unset") {
    throw new KilnError("cli/usage", `--target-only has no meaning for kiln config ${action}`, {
      exitCode: 2,
      hint: "leave it out",
    });
  }
  if (run) return run(call);
  const names = Object.keys(actions);
  const near = nearest(action, names);
  throw new KilnError("cli/unknown-action", `unknown action "${action}" of kiln config`, {
    exitCode: 2,
    hint: near === undefined ? `use one of ${names.join(", ")}` : `did you mean "kiln config ${near}"?`,
  });
}

async function getOptions({ words, request, format = "list", context }: ConfigCall): Promise<number> {
  const opened = await openAndTell(request, context);
  const names = definedNames(opened, words);
  const options =
    names.length === 0
      ? setOptions(opened)
      : names.map((name) => optionValue(opened, opened.tree.symbols.get(name)!));
  process.stdout.write(optionsText(options, format));
  return 0;
}

export async function setCommand(call: ConfigCall): Promise<number> {
  if (call.words.length === 0) throw missingWords("set", "CONFIG_NAME=VALUE");
  return save(call, call.words.map(parseOptionChange));
}

export async function unsetCommand(call: ConfigCall): Promise<number> {
  if (call.words.length === 0) throw missingWords("unset", "CONFIG_NAME");
  return save(
    call,
    call.words.map((word) => ({ name: optionNameOnly(word), value: undefined })),
  );
}

async function save(call: ConfigCall, changes: readonly OptionChange[]): Promise<number> {
  const { request, context, targetOnly, format } = call;
  if (request.kconfig.length > 0) {
    throw new KilnError("cli/usage", "--kconfig has no meaning where options are written", {
      exitCode: 2,
      hint: "leave it out",
    });
  }
  const saved = await saveKconfigChanges(request, changes, context, { targetOnly });
  if (format === "json") process.stdout.write(jsonText(saved));
  else {
    process.stdout.write(saved.diff);
    const path = showName(saved.path);
    for (const { name, value } of changes.filter((one) => saved.unchanged.includes(one.name))) {
      const text =
        value === undefined ? `does not set CONFIG_${name}` : `sets CONFIG_${name}=${value} already`;
      context.emit({ kind: "notice", text: `${path} ${text}` });
    }
  }
  return 0;
}

async function diff({ words, request, format = "table", context }: ConfigCall): Promise<number> {
  if (words.length > 0) throw tooMany("diff", words[0]!);
  const opened = await openAndTell(request, context);
  const difference = configDifference(opened, context.host);
  const isEmpty = difference.fromDefaults.length === 0 && (difference.file?.differences.length ?? 0) === 0;
  if (isEmpty && format !== "json") context.emit({ kind: "notice", text: "every option has its default" });
  else process.stdout.write(differenceText(difference, format));
  return 0;
}

async function why({ words, folder, request, format = "list", context }: ConfigCall): Promise<number> {
  const [word, second] = words;
  if (word === undefined) throw missingWords("why", "CONFIG_NAME or CONFIG_NAME=VALUE");
  if (second !== undefined) throw tooMany("why", second);
  const opened = await openConfiguration(request, context);
  const change = word.includes("=")
    ? parseOptionChange(word)
    : { name: optionNameOnly(word), value: undefined };
  const [name] = definedNames(opened, [change.name]);
  const symbol = opened.tree.symbols.get(name!)!;
  const problem = change.value === undefined ? undefined : valueProblem(symbol, change.value);
  if (problem) throw inputError(problem);
  const report = reportOption(opened, name!, change.value);
  process.stdout.write(format === "json" ? jsonText(report) : whyText(report, folder));
  return 0;
}

async function search({ words, request, format = "table", context }: ConfigCall): Promise<number> {
  if (words.length === 0) throw missingWords("search", "words to look for");
  const opened = await openConfiguration(request, context);
  const found = searchOptions(opened, words);
  if (found.length === 0 && format !== "json") {
    context.emit({
      kind: "notice",
      text: `no option has ${words.map((word) => `"${word}"`).join(" and ")} in its name, prompt or help`,
    });
    return 1;
  }
  process.stdout.write(optionsText(found, format));
  return 0;
}

async function types({ words, request, context }: ConfigCall): Promise<number> {
  if (words[0] !== undefined) throw tooMany("types", words[0]);
  process.stdout.write(`${showName(await writeConfigTypes(request, context))}\n`);
  return 0;
}

/** Mistakes in the project's options are told, and do not keep anybody from looking at the rest. */
async function openAndTell(request: ProjectRequest, context: WorkflowContext): Promise<OpenedConfiguration> {
  const opened = await openConfiguration(request, context);
  for (const diagnostic of opened.diagnostics) context.emit({ kind: "diagnostic", diagnostic });
  return opened;
}

/** The names behind words; throws one error for all that the tree does not define. */
function definedNames({ tree }: OpenedConfiguration, words: readonly string[]): string[] {
  const names = words.map(optionNameOnly);
  const unknown = names
    .filter((name) => !tree.symbols.has(name))
    .map((name): Diagnostic => ({ ...unknownOption(tree, name, undefined), severity: "error" }));
  if (unknown.length > 0) throw inputErrors(unknown);
  return names;
}

function optionNameOnly(word: string): string {
  if (/^[A-Za-z0-9_]+$/.test(word)) return optionName(word);
  throw new KilnError("cli/usage", `expected the name of an option, found "${word}"`, {
    exitCode: 2,
    hint: word.includes("=") ? 'values are for "set" and "why"' : "write for example CONFIG_LIBUKDEBUG",
  });
}

function missingWords(action: string, what: string): KilnError {
  return new KilnError("cli/usage", `kiln config ${action} needs ${what}`, {
    exitCode: 2,
    hint: "kiln config --help shows examples",
  });
}

function tooMany(action: string, word: string): KilnError {
  return new KilnError("cli/usage", `kiln config ${action} does not take "${word}": no such folder`, {
    exitCode: 2,
    hint: "kiln config --help shows examples",
  });
}
