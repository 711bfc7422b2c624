import * as v from "valibot";
import { nearest, type Diagnostic } from "../base/index.ts";
import { isYamlMap, spanOfText, YamlNumber, type Place, type YamlTree } from "./yaml-tree.ts";

/** A check of one value and the typed value it gives. */
export type Shape<T> = v.GenericSchema<unknown, T>;

/** What a failed check says. Travels through valibot as the issue's message, which must be a string. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** The part of the value that is wrong, to put the caret under it. */
  readonly part?: string;
}

export function complain(complaint: Complaint): string {
  return JSON.stringify(complaint);
}

/** A value as messages name it. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `"${value}"`;
  if (value instanceof YamlNumber) return `the number ${value.text}`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "boolean" ? `the boolean ${String(value)}` : "a map";
}

const WRONG_TYPE = "project/wrong-type";

/** For a schema's message: `expected` says which types fit, for example "a string or a map". */
export function wrongType(expected: string): (issue: { readonly input: unknown }) => string {
  return ({ input }) => {
    let hint: string | undefined;
    if (expected.includes("string")) {
      if (input instanceof YamlNumber) hint = `put it in quotes: "${input.text}"`;
      else if (typeof input === "boolean") hint = `put it in quotes: "${String(input)}"`;
    }
    if (expected.startsWith("a list") && typeof input === "string")
      hint = `write "- ${input}" on a line of its own`;
    if (expected === "a map" && Array.isArray(input))
      hint = 'write "key: value" lines instead of "- item" lines';
    const message = `expected ${expected}, found ${describe(input)}`;
    return complain({ code: WRONG_TYPE, message, ...(hint !== undefined && { hint }) });
  };
}

/** A string that is not empty. */
export function text(expected = "a string"): Shape<string> {
  return v.pipe(v.string(wrongType(expected)), v.nonEmpty(wrongType(expected)));
}

/** A string, number or boolean, as it is written in the file. */
export function scalarText(expected = "a string"): Shape<string> {
  return v.pipe(
    v.custom<string | boolean | YamlNumber>(isScalar, wrongType(expected)),
    v.transform((value) => (value instanceof YamlNumber ? value.text : String(value))),
  );
}

/** A string or number, as it is written in the file: `0.10` keeps its zero. */
export function versionText(expected = "a version"): Shape<string> {
  return v.lazy((input): Shape<string> =>
    typeof input === "boolean" || input === "" ? wrong(expected) : scalarText(expected),
  );
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || value instanceof YamlNumber;
}

/** Chooses the shape by the kind of the value: `other` is for scalars and for what has no shape of its own. */
export function byKind<T>(shapes: { map?: Shape<T>; list?: Shape<T>; other: Shape<T> }): Shape<T> {
  return v.lazy((input: unknown): Shape<T> => {
    if (isYamlMap(input)) return shapes.map ?? shapes.other;
    return Array.isArray(input) ? (shapes.list ?? shapes.other) : shapes.other;
  });
}

type Entries = Readonly<Record<string, Shape<unknown> | v.ExactOptionalSchema<Shape<unknown>, undefined>>>;

type SectionOutput<E extends Entries> = v.InferOutput<v.ObjectSchema<E, undefined>>;

/**
 * A map with known keys; `name` says whose keys they are ("of a target"). Every unknown key is reported, not only
 * the first as valibot's strictObject does.
 */
export function section<const E extends Entries>(name: string, entries: E): Shape<SectionOutput<E>> {
  const checked = v.pipe(
    v.looseObject(entries, ({ expected }) => {
      const message = `expected the key ${expected} ${name}`;
      return complain({ code: "project/missing-key", message });
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      for (const [key, value] of Object.entries(dataset.value as object)) {
        if (Object.hasOwn(entries, key)) continue;
        const meant = nearest(key, Object.keys(entries));
        const hint =
          meant === undefined ? `use one of ${Object.keys(entries).join(", ")}` : `write "${meant}"`;
        const message = complain({
          code: "project/unknown-key",
          message: `unknown key "${key}" ${name}`,
          hint,
        });
        addIssue({ message, path: [keyItem(dataset.value as object, key, value)] });
      }
    }),
  );
  // What looseObject lets through besides the entries is an issue by now.
  return guarded(isYamlMap, "a map", checked as unknown as Shape<SectionOutput<E>>);
}

/** A map from names the user chooses. A key with nothing behind it is not reported here. */
export function dictionary<T>(
  name: Shape<string>,
  value: Shape<T>,
  expected = "a map",
): Shape<Record<string, T>> {
  return guarded(isYamlMap, expected, v.record(name as v.GenericSchema<string, string>, value));
}

export function list<T>(item: Shape<T>, expected = "a list"): Shape<T[]> {
  return v.array(item, wrongType(expected));
}

/** The key may be missing, and may have nothing behind it (all its entries commented out, say). */
export function collection<T>(shape: Shape<T>): v.ExactOptionalSchema<Shape<T | undefined>, undefined> {
  const empty: Shape<undefined> = v.pipe(
    v.null(),
    v.transform((): undefined => undefined),
  );
  return v.exactOptional(v.lazy((input): Shape<T | undefined> => (input === null ? empty : shape)));
}

function guarded<T>(fits: (value: unknown) => boolean, expected: string, shape: Shape<T>): Shape<T> {
  return v.lazy((input): Shape<T> => (fits(input) ? shape : wrong(expected)));
}

/** Fits nothing. */
export function wrong<T>(expected: string): Shape<T> {
  return v.custom<T>(() => false, wrongType(expected));
}

/** The path of a key of a map, for an issue about the key itself. */
export function keyItem(input: object, key: string, value: unknown): v.ObjectPathItem {
  return { type: "object", origin: "key", input: input as Record<string, unknown>, key, value };
}

/** Turns valibot's issues into diagnostics at their places in the file. */
export function issueDiagnostics(issues: readonly v.BaseIssue<unknown>[], tree: YamlTree): Diagnostic[] {
  return issues.map((issue): Diagnostic => {
    const items = (issue.path ?? []) as readonly { readonly key: string | number; readonly origin: string }[];
    const path = items.map((item) => item.key);
    const place = tree.place(path);
    const { code, message, hint, part } = JSON.parse(issue.message) as Complaint;
    const about = items.at(-1)?.origin === "key" ? (place.key ?? place.value) : place.value;
    return {
      severity: "error",
      code,
      message: code === WRONG_TYPE ? subject(path) + message : message,
      span: part === undefined ? firstLine(about) : (spanOfText(about, part) ?? firstLine(about)),
      ...(hint !== undefined && { hint }),
    };
  });
}

function subject(path: readonly (string | number)[]): string {
  const at = path.findLastIndex((key) => typeof key === "string");
  if (at === -1) return "";
  const item = path[at + 1];
  return item === undefined ? `"${path[at]!}": ` : `item ${Number(item) + 1} of "${path[at]!}": `;
}

/** A map or list is pointed at where it begins. */
function firstLine(span: Place["value"]): Place["value"] {
  const lineEnd = span.source.text.slice(span.start, span.end).indexOf("\n");
  return lineEnd === -1 ? span : { ...span, end: span.start + lineEnd };
}
