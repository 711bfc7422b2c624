import { posix } from "node:path";
import {
  inputErrors,
  locate,
  nearest,
  type Diagnostic,
  type FileSystem,
  type ModuleResult,
  type ModuleRunner,
  type SourceText,
  type Span,
} from "../base/index.ts";
import { judgeTree, type JudgeOptions, type Judgement } from "./judge-kraftfile.ts";
import type { KconfigSetting, Project } from "./project.ts";
import { literalEntries, type LiteralEntry } from "./script-places.ts";
import {
  YamlNumber,
  type Place,
  type YamlMap,
  type YamlPath,
  type YamlTree,
  type YamlValue,
} from "./yaml-tree.ts";

export interface KilnConfigHost {
  readonly files: Pick<FileSystem, "readText">;
  readonly env: Readonly<Record<string, string>>;
  readonly modules: ModuleRunner;
}

/** The keys of a kiln.config.ts; what they hold is what a Kraftfile has there. */
const keys = ["name", "kconfig", "libraries", "targets"];

/** A kiln.config.ts that ran: its value with the places its text gives away. */
export interface KilnConfig {
  readonly source: SourceText;
  readonly value: YamlMap;
  readonly place: (path: YamlPath) => Place;
  readonly isNumber: (path: YamlPath) => boolean;
}

/**
 * Runs a kiln.config.ts. It and everything it imports is read through `files`, and what it took from the environment
 * through `env`, so that both notice. Throws a `KilnError` (exit code 2) with what went wrong in it.
 */
export function runKilnConfig(path: string, displayName: string, host: KilnConfigHost): KilnConfig {
  const { files, env, modules } = host;
  const source: SourceText = { name: displayName, text: files.readText(path) };
  const result = modules.runSync(path);
  const inputs = new Map(result.inputs.map((input) => [input, { name: input, text: files.readText(input) }]));
  inputs.set(path, source);
  // An environment that remembers what was asked for hears of it here; the process had one of its own.
  for (const name of result.env) Reflect.get(env, name);
  const entries = [...new Set([source, ...inputs.values()])].map(literalEntries);
  const place = (at: YamlPath): Place => placeIn(entries, at, source);
  const problems = [
    ...result.problems.map((problem) => moduleProblem(problem, inputs, place, source)),
    ...(result.problems.length > 0 ? [] : shapeProblems(result.value, place)),
  ];
  if (problems.length > 0) throw inputErrors(problems);
  return {
    source,
    value: toTree(result.value) as YamlMap,
    place,
    isNumber: (at) => ["number", "bigint"].includes(typeof valueAt(result.value, at)),
  };
}

function moduleProblem(
  { message, place: at, at: path }: ModuleResult["problems"][number],
  inputs: ReadonlyMap<string, SourceText>,
  place: (path: YamlPath) => Place,
  source: SourceText,
): Diagnostic {
  const text = at && inputs.get(at.path);
  const span =
    at && text ? pointSpan(text, at) : path && path.length > 0 ? place(path).value : pointSpan(source);
  return {
    severity: "error",
    code: "project/bad-script",
    message: message.replace(/^it\b/, posix.basename(source.name)),
    span,
  };
}

function pointSpan(source: SourceText, { line, column } = { line: 1, column: 1 }): Span {
  let start = 0;
  for (let left = line - 1; left > 0; left -= 1) start = source.text.indexOf("\n", start) + 1;
  start += column - 1;
  const word = /^[\w$]*/.exec(source.text.slice(start))![0].length;
  return { source, start, end: start + word };
}

function shapeProblems(value: unknown, place: (path: YamlPath) => Place): Diagnostic[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const span = place([]).value;
    const message = "expected an object as default export: defineConfig({ … })";
    return [{ severity: "error", code: "project/bad-script", message, span }];
  }
  return Object.keys(value)
    .filter((key) => !keys.includes(key))
    .map((key): Diagnostic => {
      const meant = nearest(key, keys);
      const { key: at, value: whole } = place([key]);
      return {
        severity: "error",
        code: "project/unknown-key",
        message: `unknown key "${key}" of kiln.config.ts`,
        span: at ?? whole,
        hint: meant === undefined ? `use one of ${keys.join(", ")}` : `write "${meant}"`,
      };
    });
}

/** Judges a kiln.config.ts that takes the place of a Kraftfile. Never throws. */
export function judgeKilnConfig(config: KilnConfig, options: JudgeOptions): Judgement {
  return judgeTree(config.source, asKraftfile(config), options);
}

/** A project with the options of the kiln.config.ts beside its Kraftfile. Throws a `KilnError` (exit code 2). */
export function withKilnConfig(project: Project, config: KilnConfig, options: JudgeOptions): Project {
  const { source } = config;
  const others = Object.keys(config.value).filter((key) => key !== "kconfig");
  const twice = others.map((key): Diagnostic => {
    const { key: at, value } = config.place([key]);
    const message = `"${key}" belongs into the Kraftfile, which is there too`;
    const hint = `leave only "kconfig" here, or remove the Kraftfile`;
    return { severity: "error", code: "project/two-sources", message, span: at ?? value, hint };
  });
  if (twice.length > 0) throw inputErrors(twice);
  const judged = judgeKilnConfig(config, options);
  if (!judged.project) throw inputErrors(judged.diagnostics);
  const kconfig = judged.project.unikraft?.kconfig ?? [];
  const doubled = kconfig.flatMap((setting) => alsoIn(project, setting) ?? []);
  if (doubled.length > 0) throw inputErrors(doubled);
  return { ...project, script: { source, kconfig } };
}

/** One option, one place: nobody should have to know which of two files is stronger. */
function alsoIn(
  { unikraft, kraftfile }: Project,
  { name, nameSpan }: KconfigSetting,
): Diagnostic | undefined {
  const other = unikraft?.kconfig.find((setting) => setting.name === name);
  if (!other) return undefined;
  return {
    severity: "error",
    code: "project/two-sources",
    message: `CONFIG_${name} is set in ${kraftfile.name} too`,
    span: nameSpan,
    notes: [{ message: "set here", span: other.nameSpan }],
    hint: "keep one of the two",
  };
}

/** The tree that a Kraftfile of the same content would give. */
function asKraftfile({ value, place, isNumber }: KilnConfig): YamlTree {
  const { kconfig, ...rest } = value;
  const tree: YamlMap = Object.assign(Object.create(null) as YamlMap, { spec: "v0.6", ...rest });
  if (kconfig !== undefined) tree["unikraft"] = Object.assign(Object.create(null) as YamlMap, { kconfig });
  const inScript = (path: YamlPath): YamlPath => (path[0] === "unikraft" ? path.slice(1) : path);
  return {
    value: tree,
    diagnostics: [],
    place: (path) => place(inScript(path)),
    isNumber: (path) => isNumber(inScript(path)),
  };
}

function toTree(value: unknown): YamlValue {
  if (typeof value === "number" || typeof value === "bigint") return new YamlNumber(String(value));
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toTree);
  if (typeof value !== "object" || value === null) return null;
  const map = Object.create(null) as YamlMap;
  for (const [key, one] of Object.entries(value)) map[key] = toTree(one);
  return map;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((inside, step) => {
    return typeof inside === "object" && inside !== null
      ? (inside as Record<string, unknown>)[step]
      : undefined;
  }, value);
}

/**
 * Where a part of the value is written: an entry of the same path, else one that ends the same (a literal that is put
 * in elsewhere), else the part around it, else the beginning of the file.
 */
function placeIn(files: readonly (readonly LiteralEntry[])[], path: YamlPath, source: SourceText): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const wanted = path.slice(0, length);
    for (let from = 0; from < wanted.length; from += 1) {
      const ending = JSON.stringify(wanted.slice(from));
      for (const entries of files) {
        const found = entries.findLast((entry) => JSON.stringify(entry.path) === ending);
        if (found && length === path.length)
          return { ...(found.key && { key: found.key }), value: found.value };
        if (found) return { value: found.key ?? found.value };
      }
    }
  }
  const at = Math.max(0, source.text.search(/\bexport\s+default\b/));
  return { value: pointSpan(source, locate(source, at)) };
}
