import { posix } from "node:path";
import { splitWords, type MakeEvaluator } from "../make/index.ts";
import { fileVariablePrefix, upperCase } from "./source-word.ts";

/** What a source is written in, by what its command line looks like. */
export type Language = "c" | "cxx" | "assembly" | "plain-assembly" | "linker-script";

const languages: Readonly<Record<string, Language>> = {
  c: "c",
  cxx: "cxx",
  cpp: "cxx",
  cp: "cxx",
  cc: "cxx",
  CPP: "cxx",
  C: "cxx",
  "c++": "cxx",
  S: "assembly",
  sx: "assembly",
  s: "plain-assembly",
};

/** `undefined`: not something a compiler takes. */
export function languageOf(path: string): Language | undefined {
  if (path.endsWith(".lds.S")) return "linker-script";
  return languages[posix.extname(path).slice(1)];
}

/** A variable and its `-y` twin, in this order always. */
export function both(make: MakeEvaluator, name: string): string {
  return `${make.value(name)} ${make.value(`${name}-y`)}`.trim();
}

/** The words of a variable and its twin. */
export function wordsOf(make: MakeEvaluator, name: string): string[] {
  return splitWords(both(make, name));
}

/**
 * Everything between the compiler's name and `-c source -o object`, as text for a shell, in Unikraft's order.
 * All variables are read after every makefile, so the final global flags apply to all.
 */
export function compileFlags(
  make: MakeEvaluator,
  library: string,
  source: string,
  variant: string | undefined,
  language: Language,
  extraFlags: string,
): string {
  const upper = upperCase(library);
  const file = fileVariablePrefix(library, source, variant);
  const archFlags = variant === "isr" && language !== "linker-script" ? "ISR_ARCHFLAGS" : "ARCHFLAGS";
  const [kind, includes] = language === "c" ? ["C", "C"] : language === "cxx" ? ["CXX", "CXX"] : ["AS", "AS"];
  const ownIncludes = [`${file}INCLUDES`, `${upper}_${includes}INCLUDES`];
  const names = [
    "COMPFLAGS",
    `${upper}_COMPFLAGS`,
    ...(kind === "AS" ? ["ASINCLUDES", ...ownIncludes.reverse()] : [...ownIncludes, `${includes}INCLUDES`]),
    archFlags,
    `${kind}FLAGS`,
  ];
  const parts = names.map((name) => both(make, name));
  parts.push(make.value(`${kind}FLAGS_EXTRA`));
  parts.push(both(make, `${upper}_${kind}FLAGS`), both(make, `${file}FLAGS`), extraFlags);
  if (language !== "linker-script") parts.push(both(make, "DBGFLAGS"));
  parts.push(`-D__LIBNAME__=${library}`, `-D__BASENAME__=${posix.basename(source)}`);
  if (variant !== undefined) parts.push(`-D__VARIANT__=${variant}`);
  return parts.filter((part) => part !== "").join(" ");
}
