import { posix } from "node:path";
import {
  renderExpression,
  type Choice,
  type Configuration,
  type SymbolDefinition,
  type SymbolType,
} from "../kconfig/index.ts";
import { ARCHITECTURES, PLATFORMS, PROJECT_LAYOUT } from "../project/index.ts";
import { writeIfChanged } from "../unikraft/index.ts";
import { openConfiguration, type OpenedConfiguration } from "./config-open.ts";
import type { WorkflowContext } from "./context.ts";
import type { ProjectRequest } from "./request.ts";

/**
 * Writes the TypeScript declaration of a project's options, so that editors complete and check its kiln.config.ts.
 * Returns its absolute path.
 */
export async function writeConfigTypes(request: ProjectRequest, context: WorkflowContext): Promise<string> {
  const opened = await openConfiguration(request, context);
  const path = posix.join(opened.open.project.directory, PROJECT_LAYOUT.types);
  writeIfChanged(context.host.files, path, renderConfigTypes(opened));
  return path;
}

/**
 * The module "kiln" as a kiln.config.ts of this project sees it. A member of a choice is a property like others, which
 * names the rest: a union for each choice would make TypeScript multiply them all.
 */
export function renderConfigTypes({ configuration, tree, title }: OpenedConfiguration): string {
  const hasModules = tree.modules !== undefined;
  const settable = [...tree.symbols.values()].filter(
    ({ prompts, type }) => prompts.length > 0 && type !== "unknown",
  );
  const lines = [
    `// The options of ${title}, written by "kiln config types"; do not edit.`,
    'declare module "kiln" {',
    '  type On = true | "y";',
    '  type Off = false | "n";',
    "",
    "  /** Options by name. */",
    "  export interface Kconfig {",
    ...settable.map((symbol) => indent(property(symbol, configuration, hasModules), 4)),
    "  }",
    "",
    ...configLines(),
    "}",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function property(symbol: SymbolDefinition, configuration: Configuration, hasModules: boolean): string {
  const type = typeText(symbol.type, hasModules);
  return `${docComment(symbol, configuration)}CONFIG_${symbol.name}?: ${type};`;
}

function typeText(type: SymbolType, hasModules: boolean): string {
  switch (type) {
    case "tristate":
      return hasModules ? 'On | "m" | Off' : "On | Off";
    case "int":
      return "number | bigint";
    case "hex":
      // Numbers of a program have no base: 0x1000 and 4096 are the same.
      return "number | bigint | `0x${string}`";
    case "string":
      return "string";
    default:
      return "On | Off";
  }
}

/** Prompt, help, range and dependencies, as an editor shows them. */
function docComment(symbol: SymbolDefinition, configuration: Configuration): string {
  const { prompts, nodes, ranges } = symbol;
  const help = nodes.find((node) => node.help !== undefined)?.help;
  const depends = symbol.directDependency && renderExpression(symbol.directDependency);
  const range = configuration.rangeOf(symbol);
  const limits = range
    ? `From ${configuration.valueOf(range.range.low)} to ${configuration.valueOf(range.range.high)}.`
    : ranges.length > 0
      ? "Has a range under conditions that do not hold now."
      : undefined;
  const defaultValue = configuration.defaultValueOf(symbol);
  const parts = [
    prompts[0]?.text,
    help,
    limits,
    symbol.choice && choiceText(symbol.choice, configuration),
    symbol.choice ? undefined : `Default: ${defaultValue === "" ? '""' : defaultValue}`,
    depends === undefined || symbol.choice ? undefined : `Depends on: ${depends}`,
  ].filter((part) => part !== undefined && part !== "");
  const lines = parts.join("\n\n").split("\n");
  return `/**\n${lines.map((line) => ` * ${commentText(line)}`.trimEnd()).join("\n")}\n */\n`;
}

function choiceText(choice: Choice, configuration: Configuration): string {
  const prompt = choice.prompts[0]?.text;
  const names = choice.members.map(({ name }) => `CONFIG_${name}`).join(", ");
  const usual = configuration.defaultOf(choice)?.name;
  const ending = usual === undefined ? "" : ` Default: CONFIG_${usual}`;
  return `One of ${names}${prompt === undefined ? "" : ` (${prompt})`}; at most one is on.${ending}`;
}

function commentText(text: string): string {
  return text.replaceAll("*/", "*\\/");
}

function indent(text: string, count: number): string {
  return text
    .split("\n")
    .map((line) => " ".repeat(count) + line)
    .join("\n");
}

/** What does not depend on the project. */
function configLines(): string[] {
  const union = (words: readonly string[]): string => words.map((word) => JSON.stringify(word)).join(" | ");
  return `  export type Platform = ${union(PLATFORMS)};
  export type Architecture = ${union(ARCHITECTURES)};

  /** One image. */
  export interface Target {
    /** Default: the project's. */
    name?: string;
    platform: Platform;
    architecture: Architecture;
    /** Options for this target alone, stronger than all others. */
    kconfig?: Kconfig;
  }

  export interface Library {
    /** A folder or a URL. */
    source?: string;
    version?: string;
    kconfig?: Kconfig;
  }

  /** What a Kraftfile would say. Beside a Kraftfile only \`kconfig\`. */
  export interface Config {
    name?: string;
    kconfig?: Kconfig;
    /** By name: where each comes from; \`true\` for its default version. */
    libraries?: Record<string, Library | string | true>;
    targets?: readonly (Target | \`\${Platform}/\${Architecture}\`)[];
  }

  /** Returns its argument, with its type checked. */
  export function defineConfig(config: Config): Config;`.split("\n");
}
