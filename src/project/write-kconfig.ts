import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { inputError, type Note, type SourceText, type Span } from "../base/index.ts";
import { judgeKraftfile, type JudgeOptions } from "./judge-kraftfile.ts";
import { spellItem, spellMapValue, styleOf } from "./kconfig-spelling.ts";
import type { Component, KconfigSetting, Project } from "./project.ts";
import {
  applySplices,
  columnOf,
  extentOf,
  lineBreakOf,
  lineEnd,
  pairEnd,
  pairNamed,
  removal,
  type Extent,
  type Splice,
} from "./yaml-splice.ts";

/** One option to set, or with `undefined` to take out. */
export interface KconfigChange {
  /** Without `CONFIG_`. */
  readonly name: string;
  readonly value: string | undefined;
  /** The option is a string: it is written in quotes. */
  readonly isText?: boolean;
}

/** Whose `kconfig`: of `unikraft`, of a library by its name, of a target by its place in `project.targets`. */
export type KconfigSection =
  readonly ["unikraft"] | readonly ["libraries", name: string] | readonly ["targets", index: number];

/**
 * The Kraftfile's text with options set and taken out, and everything else byte for byte as it was: comments, order,
 * quotes, anchors, line ends. The result was judged: it says what the old one said but for these options.
 * Throws a `KilnError` (exit code 2) for what cannot be written like that.
 */
export function editKconfig(
  project: Project,
  section: KconfigSection,
  changes: readonly KconfigChange[],
  judging: JudgeOptions,
): Project {
  return changes.reduce((before, change) => {
    const text = new Edit(before, section, change).apply();
    if (text === before.kraftfile.text) return before;
    const source = { name: before.kraftfile.name, text };
    const judged = judgeKraftfile(source, judging).project;
    const after = judged && { ...judged, ...(before.script && { script: before.script }) };
    if (!after || summary(after) !== summary(withChange(before, section, change))) {
      throw refusal(change, "without changing more of the file than this option");
    }
    return after;
  }, project);
}

function refusal({ name, value }: KconfigChange, why: string, note?: Note): Error {
  const verb = value === undefined ? "take out" : "set";
  return inputError({
    severity: "error",
    code: "project/cannot-edit",
    message: `kiln cannot ${verb} CONFIG_${name} ${why}`,
    ...(note && { notes: [note] }),
    hint: "edit the Kraftfile by hand",
  });
}

/** One change of one section. */
class Edit {
  readonly #project: Project;
  readonly #source: SourceText;
  readonly #text: string;
  readonly #document: Document;
  readonly #section: KconfigSection;
  readonly #change: KconfigChange;
  readonly #break: string;
  /** How much deeper than its parent a line of this file is. */
  readonly #step: number;

  constructor(project: Project, section: KconfigSection, change: KconfigChange) {
    this.#project = project;
    this.#source = project.kraftfile;
    this.#text = project.kraftfile.text;
    this.#document = parseDocument(this.#text, { prettyErrors: false, uniqueKeys: false });
    this.#section = section;
    this.#change = change;
    this.#break = lineBreakOf(this.#text);
    this.#step = /\n( {1,8})[^\s#-]/.exec(this.#text)?.[1]!.length ?? 2;
  }

  apply(): string {
    const root: unknown = this.#document.contents;
    if (!isMap(root)) throw this.#refuse("in a file that is no map");
    return applySplices(this.#text, this.#inRoot(root));
  }

  #inRoot(root: YAMLMap): Splice[] {
    const [key, step] = this.#section;
    const pair = pairNamed(root, key);
    if (key === "unikraft") {
      if (pair) return this.#inHolder(pair, root.flow === true, this.#sourceKey(this.#project.unikraft));
      if (this.#change.value === undefined) return [];
      const behind = ["name", "specification", "spec"].map((name) => pairNamed(root, name)).find(Boolean);
      return this.#addPair(
        root,
        "unikraft",
        (indent) => this.#kconfigLines(indent),
        this.#flowKconfig(),
        behind,
      );
    }
    const list: unknown = pair?.value;
    if (key === "targets") {
      if (!isSeq(list)) throw this.#refuse("for one target in a Kraftfile that names none");
      return this.#inTarget(list, list.items[step]);
    }
    const library = isMap(list) ? this.#libraryPair(list, step) : undefined;
    if (!library) throw this.#refuse(`in "${step}", which comes from an anchor`);
    const component = this.#project.libraries.find(({ name }) => name === step);
    return this.#inHolder(library, (list as YAMLMap).flow === true, this.#sourceKey(component));
  }

  #libraryPair(list: YAMLMap, name: string): Pair | undefined {
    return pairNamed(list, name) ?? pairNamed(list, `lib-${name}`);
  }

  /** Under which key a component written as one word goes on when it becomes a map. */
  #sourceKey(component: Component | undefined): string {
    return component?.source === undefined ? "version" : "source";
  }

  /** `pair` is `unikraft: …` or a library with its value; `key` what a word there would be called. */
  #inHolder(pair: Pair, inFlow: boolean, key: string): Splice[] {
    const { value } = pair;
    if (isMap(value)) return this.#inMap(value);
    if (isAlias(value)) throw this.#refuse("behind an alias", value);
    if (this.#change.value === undefined) return [];
    const column = columnOf(this.#text, extentOf(pair.key)!.start) + this.#step;
    const word =
      isScalar(value) && value.value !== null && value.value !== true ? extentOf(value) : undefined;
    const old = extentOf(value) ?? { start: pairEnd(pair), end: pairEnd(pair) };
    if (inFlow) {
      const written = word ? `${key}: ${this.#text.slice(word.start, word.end)}, ` : "";
      const space = /\s$/.test(this.#text.slice(0, old.start)) ? "" : " ";
      return [{ ...old, text: `${space}{${written}${this.#flowKconfig()}}` }];
    }
    const lines = { start: lineEnd(this.#text, pairEnd(pair)), text: this.#kconfigLines(column) };
    // A comment behind the word stays in its line.
    const blanks = /[ \t]*$/.exec(this.#text.slice(0, old.start))![0].length;
    const head = word
      ? { start: old.start - blanks, end: old.start, text: `${this.#break}${" ".repeat(column)}${key}: ` }
      : { start: old.start - (old.end > old.start ? blanks : 0), end: old.end, text: "" };
    return [head, { ...lines, end: lines.start }];
  }

  #inTarget(list: YAMLSeq, target: unknown): Splice[] {
    if (isMap(target)) return this.#inMap(target);
    if (!isScalar(target)) throw this.#refuse("behind an alias", target);
    if (this.#change.value === undefined) return [];
    const { start, end } = extentOf(target)!;
    if (list.flow === true) {
      return [
        { start, end: start, text: "{platform: " },
        { start: end, end, text: `, ${this.#flowKconfig()}}` },
      ];
    }
    const behind = lineEnd(this.#text, end);
    return [
      { start, end: start, text: "platform: " },
      { start: behind, end: behind, text: this.#kconfigLines(columnOf(this.#text, start)) },
    ];
  }

  /** `map` is the component's or the target's. */
  #inMap(map: YAMLMap): Splice[] {
    const pair = pairNamed(map, "kconfig");
    if (!pair) {
      if (this.#change.value === undefined) return this.#notOwn();
      const lines = (column: number) => this.#entryLine(column + this.#step);
      return this.#addPair(map, "kconfig", lines, `kconfig: {${this.#flowEntry([])}}`);
    }
    const { value } = pair;
    if (isMap(value)) return this.#inOptionMap(value);
    if (isSeq(value)) return this.#inOptionList(value);
    if (isAlias(value)) throw this.#refuse("behind an alias", value);
    if (this.#change.value === undefined) return [];
    // `kconfig:` with nothing behind it.
    const at = pairEnd(pair);
    if (map.flow === true) return [{ start: at, end: at, text: ` {${this.#flowEntry([])}}` }];
    const behind = lineEnd(this.#text, at);
    const column = columnOf(this.#text, extentOf(pair.key)!.start) + this.#step;
    return [{ start: behind, end: behind, text: this.#entryLine(column) }];
  }

  #inOptionMap(map: YAMLMap): Splice[] {
    const { name, value, isText = false } = this.#change;
    const pair = pairNamed(map, `CONFIG_${name}`);
    if (value === undefined) {
      if (!pair) return this.#notOwn();
      this.#refuseShared(pair.value);
      return map.flow === true
        ? this.#fromFlow(
            map.items.map((one) => ({ start: extentOf(one.key)!.start, end: pairEnd(one) })),
            [map.items.indexOf(pair)],
          )
        : [removal(this.#text, { start: extentOf(pair.key)!.start, end: pairEnd(pair) })];
    }
    const beside = map.items.map((one) => one.value);
    if (!pair) {
      if (map.flow !== true || map.items.length === 0) return this.#addEntry(map, beside);
      return this.#addPair(map, "", () => "", this.#flowEntry(beside));
    }
    this.#refuseShared(pair.value);
    const old = extentOf(pair.value) ?? { start: pairEnd(pair), end: pairEnd(pair) };
    const spelled = spellMapValue(value, isText, styleOf(pair.value), beside, map.flow === true);
    if (this.#text.slice(old.start, old.end) === spelled) return [];
    const space = old.start === old.end && this.#text[old.start - 1] === ":" ? " " : "";
    const rest = /\r?\n$/.exec(this.#text.slice(old.start, old.end))?.[0] ?? "";
    return [{ ...old, text: space + spelled + rest }];
  }

  #addEntry(map: YAMLMap, beside: readonly unknown[]): Splice[] {
    const { start, end } = extentOf(map)!;
    if (map.flow === true) return [{ start: start + 1, end: end - 1, text: this.#flowEntry(beside) }];
    const last = pairEnd(map.items.at(-1)!);
    const column = columnOf(this.#text, extentOf(map.items[0]!.key)!.start);
    const behind = lineEnd(this.#text, last);
    return [{ start: behind, end: behind, text: this.#entryLine(column, beside) }];
  }

  #inOptionList(list: YAMLSeq): Splice[] {
    const { name, value, isText = false } = this.#change;
    const inFlow = list.flow === true;
    const prefix = `CONFIG_${name}=`;
    const own = list.items.filter(
      (one): one is Scalar<string> =>
        isScalar(one) && typeof one.value === "string" && one.value.startsWith(prefix),
    );
    own.forEach((one) => this.#refuseShared(one));
    const extents = list.items.map((one) => extentOf(one)!);
    if (value === undefined) {
      if (own.length === 0) return this.#notOwn();
      const indices = own.map((one) => list.items.indexOf(one));
      if (inFlow) return this.#fromFlow(extents, indices);
      return indices.map((index) => {
        const { start, end } = extents[index]!;
        return removal(this.#text, { start: this.#text.lastIndexOf("-", start - 1), end });
      });
    }
    const last = own.at(-1);
    const spelled = spellItem(name, value, isText, last, inFlow);
    if (last) return [{ ...extentOf(last)!, text: spelled }];
    const { start, end } = extentOf(list)!;
    if (!inFlow) {
      const behind = lineEnd(this.#text, end);
      const dash = " ".repeat(columnOf(this.#text, start));
      return [{ start: behind, end: behind, text: `${this.#break}${dash}- ${spelled}` }];
    }
    if (extents.length === 0) return [{ start: start + 1, end: end - 1, text: spelled }];
    return this.#behindFlow(extents.at(-1)!, spelled);
  }

  // --- Pieces of text ---------------------------------------------------------------------------------------

  /** A pair at the end of a map, or behind one of its pairs. `lines` gets the column of the map's keys. */
  #addPair(
    map: YAMLMap,
    key: string,
    lines: (column: number) => string,
    flow: string,
    behind = map.items.at(-1),
  ): Splice[] {
    if (map.flow === true) {
      const { start, end } = extentOf(map)!;
      const last = map.items.at(-1);
      if (!last) return [{ start: start + 1, end: end - 1, text: flow }];
      return this.#behindFlow({ start: extentOf(last.key)!.start, end: pairEnd(last) }, flow);
    }
    const column = columnOf(this.#text, extentOf(map.items[0]!.key)!.start);
    const at = lineEnd(this.#text, pairEnd(behind!));
    const head = `${this.#break}${" ".repeat(column)}${key}:`;
    return [{ start: at, end: at, text: head + lines(key === "unikraft" ? column + this.#step : column) }];
  }

  /** Behind the last entry in brackets: in a line of its own if that one has one. */
  #behindFlow(last: Extent, entry: string): Splice[] {
    const comma = /^\s*,/.exec(this.#text.slice(last.end))?.[0].length;
    const at = last.end + (comma ?? 0);
    const column = columnOf(this.#text, last.start);
    const behind = lineEnd(this.#text, at);
    const isOnOwnLine = column > 0 && this.#text.slice(last.start - column, last.start).trim() === "";
    // A comment behind the last entry stays with it.
    if (isOnOwnLine && /^\s*(#.*)?$/.test(this.#text.slice(at, behind))) {
      const line = `${this.#break}${" ".repeat(column)}${entry}${comma === undefined ? "" : ","}`;
      return [
        { start: at, end: at, text: comma === undefined ? "," : "" },
        { start: behind, end: behind, text: line },
      ];
    }
    return [{ start: at, end: at, text: comma === undefined ? `, ${entry}` : ` ${entry},` }];
  }

  /** Entries in brackets, each with the comma behind it, or the last with the one before. */
  #fromFlow(extents: readonly Extent[], indices: readonly number[]): Splice[] {
    const comma = (from: number): number | undefined => {
      const blank = /^\s*,/.exec(this.#text.slice(from))?.[0].length;
      return blank === undefined ? undefined : from + blank;
    };
    return indices.flatMap((index) => {
      const { start, end } = extents[index]!;
      const behind = comma(end);
      const isLast = index === extents.length - 1;
      const blanks = behind === undefined ? 0 : /^[ \t]*/.exec(this.#text.slice(behind))![0].length;
      const own = removal(this.#text, { start, end: behind ?? end });
      const isWholeLine = own.start !== start;
      if (!isLast) return isWholeLine ? [own] : [{ start, end: behind! + blanks, text: "" }];
      const before = extents[index - 1];
      if (behind !== undefined || !before) return [own];
      const separator = comma(before.end)!;
      if (isWholeLine) return [{ start: separator - 1, end: separator, text: "" }, own];
      return [{ start: separator - 1, end, text: "" }];
    });
  }

  /** `kconfig:` with the option below it, in lines of their own. */
  #kconfigLines(column: number): string {
    return `${this.#break}${" ".repeat(column)}kconfig:${this.#entryLine(column + this.#step)}`;
  }

  #entryLine(column: number, beside: readonly unknown[] = []): string {
    const { name, value, isText = false } = this.#change;
    const spelled = spellMapValue(value!, isText, undefined, beside, false);
    return `${this.#break}${" ".repeat(column)}CONFIG_${name}: ${spelled}`;
  }

  #flowKconfig(): string {
    const inner = `kconfig: {${this.#flowEntry([])}}`;
    const isNewRootKey = this.#section[0] === "unikraft" && this.#project.unikraft?.span === undefined;
    return isNewRootKey ? `unikraft: {${inner}}` : inner;
  }

  #flowEntry(beside: readonly unknown[]): string {
    const { name, value, isText = false } = this.#change;
    return `CONFIG_${name}: ${spellMapValue(value!, isText, undefined, beside, true)}`;
  }

  // --- What cannot be written -------------------------------------------------------------------------------

  /** The option is not written here: it may still come from a merge. */
  #notOwn(): Splice[] {
    const setting = sectionSettings(this.#project, this.#section).find(
      ({ name }) => name === this.#change.name,
    );
    if (!setting) return [];
    throw refusal(this.#change, "which comes from an anchor", {
      message: "it is set here",
      span: setting.nameSpan,
    });
  }

  /** A value with an anchor that is used elsewhere belongs to others too. */
  #refuseShared(node: unknown): void {
    const anchor = isScalar(node) ? node.anchor : undefined;
    if (anchor === undefined) return;
    let user: Node | undefined;
    visit(this.#document, {
      Alias: (_key, alias) => {
        if (alias.source === anchor) user ??= alias;
      },
    });
    if (user) throw this.#refuse(`in a value whose anchor "&${anchor}" others use`, user);
  }

  #refuse(why: string, at?: unknown): Error {
    const extent = extentOf(at);
    const span: Span | undefined = extent && { source: this.#source, ...extent };
    return refusal(this.#change, why, span && { message: "this one", span });
  }
}

function sectionSettings(project: Project, section: KconfigSection): readonly KconfigSetting[] {
  switch (section[0]) {
    case "unikraft":
      return project.unikraft?.kconfig ?? [];
    case "libraries":
      return project.libraries.find(({ name }) => name === section[1])?.kconfig ?? [];
    case "targets":
      return project.targets[section[1]]?.kconfig ?? [];
  }
}

/** The project as it should be afterwards, but for places. */
function withChange(project: Project, section: KconfigSection, change: KconfigChange): Project {
  const nowhere: Span = { source: project.kraftfile, start: 0, end: 0 };
  const changed = <C extends { readonly kconfig: readonly KconfigSetting[] }>(component: C): C => {
    const kconfig = component.kconfig.filter(({ name }) => name !== change.name);
    const { name, value } = change;
    if (value !== undefined) kconfig.push({ name, value, nameSpan: nowhere, valueSpan: nowhere });
    return { ...component, kconfig };
  };
  const [kind, step] = section;
  if (kind === "unikraft") return { ...project, unikraft: changed(project.unikraft ?? { kconfig: [] }) };
  if (kind === "libraries") {
    return {
      ...project,
      libraries: project.libraries.map((one) => (one.name === step ? changed(one) : one)),
    };
  }
  const [first, ...others] = project.targets.map((one, index) => (index === step ? changed(one) : one));
  return { ...project, targets: [first!, ...others] };
}

/** A project without places, options in the order of their names: of those with one name the last counts. */
function summary(project: Project): string {
  return JSON.stringify(project, (key, value: unknown) => {
    if (key === "kraftfile" || /span$/i.test(key)) return undefined;
    if (key !== "kconfig") return value;
    const settings = value as readonly KconfigSetting[];
    return Object.entries(Object.fromEntries(settings.map((one) => [one.name, one.value]))).sort();
  });
}
