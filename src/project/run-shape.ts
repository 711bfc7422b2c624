import * as v from "valibot";
import {
  byKind,
  complain,
  describe,
  dictionary,
  keyItem,
  list,
  scalarText,
  section,
  text,
  wrong,
  wrongType,
  type Complaint,
  type Shape,
} from "./shape.ts";
import { splitShellWords } from "../base/index.ts";

// The keys that say how an image runs or is packaged: cmd, env, volumes, labels.

/** `cmd:` as arguments. A string is split as a shell splits it. */
export function commandShape(): Shape<string[]> {
  const line: Shape<string[]> = v.pipe(
    v.string(wrongType("a string or a list of strings")),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const words = splitShellWords(dataset.value);
      if (words) return words;
      const message = `missing closing quote in ${dataset.value}`;
      addIssue({
        message: complain({ code: "project/bad-command", message, hint: "write the command as a list" }),
      });
      return NEVER;
    }),
  );
  return byKind({ list: list(scalarText()), other: line });
}

/** An environment variable of the guest; without a value it is taken from the environment kiln runs in. */
export interface EnvEntry {
  readonly name: string;
  readonly value?: string;
  readonly step: string | number;
}

/** `env:` as a list of `NAME=VALUE` or `NAME`, or as a map. */
export function envShape(): Shape<EnvEntry[]> {
  const item: Shape<Omit<EnvEntry, "step">> = v.pipe(
    text("NAME=VALUE or NAME"),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const [name, ...rest] = dataset.value.split("=");
      const complaint = judgeVariable(name!);
      if (!complaint) return envEntry(name!, rest.join("="));
      addIssue({ message: complain(complaint) });
      return NEVER;
    }),
  );
  const listForm = v.pipe(
    list(item),
    v.transform((items) => items.map((entry, index): EnvEntry => ({ ...entry, step: index }))),
  );
  const name: Shape<string> = v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const complaint = dataset.typed ? judgeVariable(dataset.value) : undefined;
      if (complaint) addIssue({ message: complain(complaint) });
    }),
  );
  const mapForm = v.pipe(
    dictionary(
      name,
      v.union(
        [
          v.pipe(
            v.null(),
            v.transform(() => ""),
          ),
          scalarText(),
        ],
        wrongType("a string"),
      ),
    ),
    v.transform((entries) =>
      Object.entries(entries).map(([key, value]): EnvEntry => ({ ...envEntry(key, value), step: key })),
    ),
  );
  return byKind({ list: listForm, map: mapForm, other: wrong("a list or a map") });
}

function envEntry(name: string, value: string): Omit<EnvEntry, "step"> {
  return value === "" ? { name } : { name, value };
}

function judgeVariable(name: string): Complaint | undefined {
  if (name !== "" && !/[\s=]/.test(name)) return undefined;
  return {
    code: "project/bad-env",
    message: `expected the name of an environment variable, found "${name}"`,
  };
}

export interface VolumeEntry {
  readonly driver: "9pfs";
  readonly source: string;
  readonly destination: string;
  readonly readOnly: boolean;
}

/** `volumes:`: a list, or one string. */
export function volumesShape(): Shape<VolumeEntry[]> {
  const one: Shape<VolumeEntry> = v.pipe(
    text("SOURCE:DESTINATION or a map"),
    v.rawTransform(({ dataset, addIssue, NEVER }): VolumeEntry => {
      const [source, destination, ...rest] = dataset.value.split(":");
      if (source && destination !== "" && rest.length === 0) {
        return { driver: "9pfs", source, destination: destination ?? "/", readOnly: false };
      }
      const message = `expected SOURCE:DESTINATION, found "${dataset.value}"`;
      const hint = 'write a map with "source", "destination" and "readOnly" for more';
      addIssue({ message: complain({ code: "project/bad-volume", message, hint }) });
      return NEVER;
    }),
  );
  const item = byKind<VolumeEntry>({ map: volumeMap, other: one });
  const single: Shape<VolumeEntry[]> = v.pipe(
    v.lazy((input): Shape<VolumeEntry> => (typeof input === "string" ? one : wrong("a list"))),
    v.transform((volume) => [volume]),
  );
  return byKind({ list: list(item), other: single });
}

const volumeMap: Shape<VolumeEntry> = v.pipe(
  section("of a volume", {
    driver: v.exactOptional(
      v.picklist(["9pfs"], ({ input }) => {
        const message = `expected the volume driver "9pfs", found ${describe(input)}`;
        return complain({ code: "project/bad-volume", message });
      }) as Shape<"9pfs">,
    ),
    source: text("a directory"),
    destination: v.exactOptional(text("a path in the guest")),
    readOnly: v.exactOptional(v.boolean(wrongType("true or false")) as Shape<boolean>),
    readonly: v.exactOptional(v.boolean(wrongType("true or false")) as Shape<boolean>),
    mode: v.exactOptional(v.unknown()),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): VolumeEntry => {
    const { source, destination, readOnly, readonly } = dataset.value;
    if (readOnly !== undefined && readonly !== undefined) {
      const message = '"readonly" is another name of "readOnly", which is given too';
      const complaint = { code: "project/duplicate-key", message, hint: "keep one of the two" };
      addIssue({ message: complain(complaint), path: [keyItem(dataset.value, "readonly", readonly)] });
      return NEVER;
    }
    return {
      driver: "9pfs",
      source,
      destination: destination ?? "/",
      readOnly: readOnly ?? readonly ?? false,
    };
  }),
);

/** `labels:`, in the order of the file. */
export function labelsShape(): Shape<Record<string, string>> {
  return dictionary(text(), scalarText());
}
