import * as v from "valibot";
import { byKind, complain, dictionary, list, text, wrongType, type Complaint, type Shape } from "./shape.ts";
import { YamlNumber } from "./yaml-tree.ts";

/** One assignment as a Kraftfile writes it, before it is given its place. */
export interface KconfigEntry {
  /** Without `CONFIG_`. */
  readonly name: string;
  readonly value: string;
  /** Key or index of the entry in its map or list. */
  readonly step: string | number;
}

/** `kconfig:` in both forms, in the order of the file. */
export function kconfigShape(): Shape<KconfigEntry[]> {
  return byKind({ list: listForm, other: mapForm });
}

const symbolKey: Shape<string> = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const complaint = dataset.typed ? judgeKey(dataset.value) : undefined;
    if (complaint) addIssue({ message: complain(complaint) });
  }),
);

const mapValue: Shape<string> = v.pipe(
  v.custom<string | boolean | YamlNumber>(
    (value) => typeof value === "string" || typeof value === "boolean" || value instanceof YamlNumber,
    wrongType("a string, number or boolean"),
  ),
  v.transform((value) => {
    if (typeof value === "boolean") return value ? "y" : "n";
    return value instanceof YamlNumber ? value.text : value;
  }),
  v.check((value) => !value.includes("\n"), oneLine()),
);

const mapForm: Shape<KconfigEntry[]> = v.pipe(
  dictionary(symbolKey, mapValue, "a list or a map"),
  v.transform((entries) =>
    Object.entries(entries).map(([key, value]) => ({ name: withoutPrefix(key), value, step: key })),
  ),
);

const item: Shape<Omit<KconfigEntry, "step">> = byKind<Omit<KconfigEntry, "step">>({
  map: v.custom<Omit<KconfigEntry, "step">>(
    () => false,
    complain({
      code: "project/bad-kconfig",
      message: "expected KEY=VALUE in a list of options, found a map",
      hint: 'write "- CONFIG_NAME=value", or drop the "-" of every option',
    }),
  ),
  other: v.pipe(
    text("KEY=VALUE"),
    v.rawCheck(({ dataset, addIssue }) => {
      const complaint = dataset.typed ? judgeItem(dataset.value) : undefined;
      if (complaint) addIssue({ message: complain(complaint) });
    }),
    v.transform((line) => {
      const equals = line.indexOf("=");
      return { name: withoutPrefix(line.slice(0, equals)), value: unquote(line.slice(equals + 1)) };
    }),
  ),
});

const listForm: Shape<KconfigEntry[]> = v.pipe(
  list(item),
  v.transform((items) => items.map((entry, index) => ({ ...entry, step: index }))),
);

function judgeItem(line: string): Complaint | undefined {
  const code = "project/bad-kconfig";
  const equals = line.indexOf("=");
  if (equals === -1) {
    const hint = `write "${line}=y" to turn an option on`;
    return { code, message: `expected KEY=VALUE, found "${line}"`, hint };
  }
  const key = line.slice(0, equals);
  const complaint = judgeKey(key);
  if (complaint) return complaint;
  if (line.includes("\n")) return { code, message: "expected a value of one line" };
  if (equals < line.length - 1) return undefined;
  return { code, message: `expected a value after "${line}"`, hint: `write ${line}"" for an empty string` };
}

function judgeKey(key: string): Complaint | undefined {
  const code = "project/bad-kconfig";
  const part = key;
  if (!key.startsWith("CONFIG_")) {
    const hint = `write "CONFIG_${key.toUpperCase().replace(/[^A-Z0-9_]/g, "_")}"`;
    return { code, message: `expected an option that begins with "CONFIG_", found "${key}"`, hint, part };
  }
  if (/^CONFIG_[A-Za-z0-9_]+$/.test(key)) return undefined;
  const message = `expected letters, digits and "_" in the name of an option, found "${key}"`;
  return { code, message, part };
}

function oneLine(): string {
  return complain({ code: "project/bad-kconfig", message: "expected a value of one line" });
}

function withoutPrefix(key: string): string {
  return key.slice("CONFIG_".length);
}

/** Lists in the wild write `CONFIG_X="text"`; the quotes are the writer's, not the value's. */
function unquote(value: string): string {
  const quote = value[0];
  const quoted = value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote);
  return quoted ? value.slice(1, -1) : value;
}
