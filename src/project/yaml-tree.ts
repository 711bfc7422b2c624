import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from "yaml";
import type { Diagnostic, SourceText, Span } from "../base/index.ts";
import { interpolate } from "./interpolate.ts";
import { syntaxDiagnostic } from "./yaml-error.ts";

/** A number as its author wrote it: `0x400000` stays hexadecimal, version `0.10` keeps its zero. */
export class YamlNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type YamlValue = string | boolean | null | YamlNumber | YamlValue[] | YamlMap;
/** Has no prototype, so that no key of a file is ever found by accident. */
export interface YamlMap {
  [key: string]: YamlValue;
}

export type YamlPath = readonly (string | number)[];

/** Where an entry stands; `key` is absent for list items and for the whole document. */
export interface Place {
  readonly key?: Span;
  readonly value: Span;
}

/** A YAML file as plain values, with the place of every one of them. */
export interface YamlTree {
  /** `undefined` when the file cannot be read as YAML or is empty. */
  readonly value: YamlValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The place of an entry, or of the nearest one around it. */
  place(path: YamlPath): Place;
  /** Whether the value was a number of a program, which has no base of its own. Absent for files of text. */
  isNumber?(path: YamlPath): boolean;
}

/** Anchors may be used this often in one file; more is a file that unfolds to fill the memory. */
const MAX_ALIASES = 1_000;

/**
 * Reads one YAML document: anchors and `<<` merges unfolded, `x-…` entries dropped, variables of `env` put into
 * the string values. Never throws.
 */
export function readYamlTree(source: SourceText, env: Readonly<Record<string, string>>): YamlTree {
  const document = parseDocument(source.text, { prettyErrors: false, uniqueKeys: false });
  const reader = new TreeReader(document, source, env);
  const syntax = syntaxDiagnostic(document, source);
  if (syntax) return reader.tree(undefined, [syntax]);
  const value = document.contents === null ? undefined : reader.read(document.contents, []);
  return reader.tree(reader.overflowed ? undefined : value, reader.diagnostics);
}

class TreeReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: Document;
  readonly #source: SourceText;
  readonly #env: Readonly<Record<string, string>>;
  readonly #places = new Map<string, Place>();
  /** Nodes being read: an alias to one of them would never end. */
  readonly #open = new Set<unknown>();
  #aliases = 0;

  constructor(document: Document, source: SourceText, env: Readonly<Record<string, string>>) {
    this.#document = document;
    this.#source = source;
    this.#env = env;
  }

  /** Too many aliases: what was read is not the file. */
  get overflowed(): boolean {
    return this.#aliases > MAX_ALIASES;
  }

  tree(value: YamlValue | undefined, diagnostics: readonly Diagnostic[]): YamlTree {
    const whole: Place = { value: { source: this.#source, start: 0, end: 0 } };
    return {
      value,
      diagnostics,
      place: (path) => {
        for (let length = path.length; length >= 0; length -= 1) {
          const place = this.#places.get(JSON.stringify(path.slice(0, length)));
          if (place) return place;
        }
        return whole;
      },
    };
  }

  read(node: unknown, path: YamlPath, key?: Span): YamlValue {
    const written = this.#span(node);
    // `name:` with nothing behind it has an empty range after the colon: point at the key instead.
    const value = written && written.end > written.start ? written : (key ?? written ?? this.#point());
    this.#places.set(JSON.stringify(path), key ? { key, value } : { value });
    if (isAlias(node)) return this.#readAlias(node.source, node.resolve(this.#document), path, value, key);
    if (isMap(node) || isSeq(node)) {
      this.#open.add(node);
      const result = isMap(node)
        ? this.#readMap(node, path)
        : node.items.map((item, index) => this.read(item, [...path, index]));
      this.#open.delete(node);
      return result;
    }
    if (!isScalar(node) || node.value === null || node.value === undefined) return null;
    if (typeof node.value === "string") return this.#interpolate(node.value, value);
    if (typeof node.value === "boolean") return node.value;
    return new YamlNumber(node.source ?? this.#text(value));
  }

  #readAlias(name: string, target: unknown, path: YamlPath, at: Span, key?: Span): YamlValue {
    if (target === undefined) {
      this.#error(
        "project/yaml-alias",
        `no anchor "&${name}" before this alias`,
        at,
        "put the value in quotes",
      );
      return null;
    }
    if (this.#open.has(target)) {
      this.#error("project/yaml-alias", `the alias "*${name}" contains itself`, at);
      return null;
    }
    this.#aliases += 1;
    if (this.overflowed) {
      const message = `the aliases of this file unfold to more than ${MAX_ALIASES} values`;
      if (this.#aliases === MAX_ALIASES + 1) this.#error("project/yaml-alias", message, at);
      return null;
    }
    return this.read(target, path, key);
  }

  #readMap(map: YAMLMap, path: YamlPath): YamlMap {
    const result = Object.create(null) as YamlMap;
    const merged: YamlMap[] = [];
    const keys = new Map<string, Span>();
    // Merges first: a place found under the same path later, by a key of the map itself, replaces theirs.
    for (const pair of map.items) if (keyText(pair) === "<<") merged.push(...this.#readMerge(pair, path));
    for (const other of merged) for (const key in other) if (!(key in result)) result[key] = other[key]!;
    for (const pair of map.items) {
      const at = this.#span(pair.key) ?? this.#point();
      const key = keyText(pair);
      if (key === "<<" || key?.startsWith("x-")) continue;
      if (key === undefined) {
        this.#error(
          "project/yaml-key",
          `expected a string as key, found "${this.#text(at)}"`,
          at,
          "put the key in quotes",
        );
        continue;
      }
      const first = keys.get(key);
      if (first) {
        this.diagnostics.push({
          severity: "error",
          code: "project/duplicate-key",
          message: `"${key}" is given twice`,
          span: at,
          notes: [{ message: "first given here", span: first }],
          hint: "keep one of the two",
        });
        continue;
      }
      keys.set(key, at);
      result[key] = this.read(pair.value, [...path, key], at);
    }
    return result;
  }

  #readMerge(pair: Pair, path: YamlPath): YamlMap[] {
    const at = this.#span(pair.key) ?? this.#point();
    const own = this.#places.get(JSON.stringify(path));
    const sources: unknown[] = isSeq(pair.value) ? pair.value.items : [pair.value];
    // Read under this map's path, so that what comes from the merge is found there too.
    const maps = sources.map((source) => this.read(source, path, at));
    if (own) this.#places.set(JSON.stringify(path), own);
    if (maps.every(isYamlMap)) return maps;
    this.#error("project/yaml-key", 'expected a map or a list of maps after "<<"', at, 'write "<<: *ANCHOR"');
    return [];
  }

  #interpolate(text: string, at: Span): string {
    if (!text.includes("$")) return text;
    const result = interpolate(text, this.#env);
    for (const problem of result.problems) {
      const span = spanOfText(at, problem.reference) ?? at;
      this.#error("project/bad-variable", problem.message, span, problem.hint);
    }
    return result.text;
  }

  #error(code: string, message: string, span: Span, hint?: string): void {
    this.diagnostics.push({ severity: "error", code, message, span, ...(hint !== undefined && { hint }) });
  }

  #span(node: unknown): Span | undefined {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range ? { source: this.#source, start: range[0]!, end: range[1]! } : undefined;
  }

  #point(): Span {
    return { source: this.#source, start: 0, end: 0 };
  }

  #text(span: Span): string {
    return this.#source.text.slice(span.start, span.end);
  }
}

function keyText(pair: Pair): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value === "string" ? pair.key.value : undefined;
}

export function isYamlMap(value: unknown): value is YamlMap {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof YamlNumber)
  );
}

/**
 * The place of `text` within `span`, from its `from`-th character on. `undefined` when the source spells it
 * otherwise (escapes, variables).
 */
export function spanOfText(span: Span, text: string, from = 0): Span | undefined {
  const { source, start, end } = span;
  const at = source.text.slice(start, end).indexOf(text, from);
  if (at === -1 || text === "") return undefined;
  return { source, start: start + at, end: start + at + text.length };
}
