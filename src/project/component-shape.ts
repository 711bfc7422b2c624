import * as v from "valibot";
import { kconfigShape, type KconfigEntry } from "./kconfig-shape.ts";
import {
  byKind,
  collection,
  complain,
  section,
  text,
  versionText,
  wrong,
  type Complaint,
  type Shape,
} from "./shape.ts";

/** Where a component comes from and what it sets, before it is given its place. */
export interface ComponentEntry {
  readonly name?: string;
  readonly source?: string;
  /** Absolute, when `source` is a directory that exists. */
  readonly directory?: string;
  readonly version?: string;
  readonly kconfig?: readonly KconfigEntry[] | undefined;
}

/** The absolute path of a directory named in the Kraftfile; `undefined` when there is none. */
export type FindDirectory = (path: string) => string | undefined;

/** `unikraft:`; the source `kiln` is the core that comes with kiln. */
export function coreShape(findDirectory: FindDirectory): Shape<ComponentEntry> {
  return sourceOrVersion(findDirectory, (word) => word === "kiln", "of unikraft");
}

/** A value of `libraries:`; nothing and `true` mean the default version. */
export function libraryShape(findDirectory: FindDirectory): Shape<ComponentEntry> {
  const written = sourceOrVersion(findDirectory, () => false, "of a library");
  const byDefault: Shape<ComponentEntry> = v.pipe(
    v.unknown(),
    v.transform(() => ({})),
  );
  const unwanted: Shape<ComponentEntry> = v.custom<ComponentEntry>(
    () => false,
    complain({
      code: "project/wrong-type",
      message: "expected a version, a source or a map, found the boolean false",
      hint: "remove the line to leave the library out",
    }),
  );
  return v.lazy((input): Shape<ComponentEntry> => {
    if (input === false) return unwanted;
    return input === true || input === null ? byDefault : written;
  });
}

function sourceOrVersion(findDirectory: FindDirectory, isOwn: (word: string) => boolean, whose: string) {
  const judge = (word: string) => (isOwn(word) ? { source: word } : parseReference(word, findDirectory));
  const short: Shape<ComponentEntry> = v.pipe(
    versionText("a version, a source or a map"),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const reference = judge(dataset.value);
      if (!("code" in reference)) return reference;
      addIssue({ message: complain(reference) });
      return NEVER;
    }),
  );
  const source: Shape<ComponentEntry> = v.pipe(
    text("a directory or a URL"),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const reference = judge(dataset.value);
      if (!("code" in reference) && reference.source !== undefined) return reference;
      addIssue({ message: complain("code" in reference ? reference : noDirectory(dataset.value)) });
      return NEVER;
    }),
  );
  const long: Shape<ComponentEntry> = v.pipe(
    section(whose, {
      source: v.exactOptional(source),
      version: v.exactOptional(versionText("a version")),
      kconfig: collection(kconfigShape()),
    }),
    v.transform(({ source, version, kconfig }) => ({
      ...source,
      ...(version !== undefined && { version }),
      kconfig,
    })),
  );
  return byKind({ map: long, other: short });
}

/**
 * What a short value means, in kraft's order: a directory that exists, a URL (its version may follow as `?branch=`,
 * `?tag=`, `?version=` or `.git@`), else a version.
 */
export function parseReference(word: string, findDirectory: FindDirectory): ComponentEntry | Complaint {
  const directory = findDirectory(word);
  if (directory !== undefined) return { source: word, directory };
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(word) || /^[\w.-]+@[\w.-]+:/.test(word)) return parseUrl(word);
  if (/^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/.test(word)) return { version: word };
  return noDirectory(word);
}

function parseUrl(url: string): ComponentEntry {
  const query = /^([^?]*)\?(?:branch|tag|version)=([^&]+)$/.exec(url);
  const suffix = query ?? /^(.*\.git)@([^@]+)$/.exec(url);
  return suffix ? { source: suffix[1]!, version: suffix[2]! } : { source: url };
}

function noDirectory(word: string): Complaint {
  return {
    code: "project/no-such-source",
    message: `expected a URL or an existing directory, found "${word}"`,
    hint: "give the directory relative to the project",
  };
}

/** `template:` and `runtime:`; kiln keeps them as written and only takes a tag off. */
export function packageShape(whose: string): Shape<ComponentEntry> {
  const short: Shape<ComponentEntry> = v.pipe(
    text("a name, a source or a map"),
    v.transform((word): ComponentEntry => {
      // A colon in front of a slash belongs to a scheme or to a registry's port.
      const tagged = /^(.+):([^:/]+)$/.exec(word);
      return tagged ? { source: tagged[1]!, version: tagged[2]! } : { source: word };
    }),
  );
  const long: Shape<ComponentEntry> = v.pipe(
    section(whose, {
      name: v.exactOptional(text("a name")),
      source: v.exactOptional(text("a source")),
      version: v.exactOptional(versionText("a version")),
      kconfig: collection(kconfigShape()),
    }),
    v.check(
      ({ name, source }) => name !== undefined || source !== undefined,
      complain({ code: "project/no-such-source", message: 'expected "source" or "name" in this map' }),
    ),
  );
  return byKind({ map: long, list: wrong("a string or a map"), other: short });
}
