import { posix } from "node:path";

/** One word of a library's SRCS: `path [">" suffix] ["|" variant]*`. */
export interface SourceWord {
  readonly path: string;
  /** What is generated from `path`, for example `.c` for `gen.awk>.c`. */
  readonly generates: string | undefined;
  /** The source is built once for each; none means once, plainly. */
  readonly variants: readonly string[];
}

export function parseSourceWord(word: string): SourceWord {
  const [head = "", ...variants] = word.split("|");
  const arrow = head.indexOf(">");
  return {
    path: arrow === -1 ? head : head.slice(0, arrow),
    generates: arrow === -1 ? undefined : head.slice(arrow + 1),
    variants: variants.filter((variant) => variant !== ""),
  };
}

/** The suffix without its dot, as the `buildrule_…` names have it: `c`, `S`, `lds.S` is still `S`. */
export function fileExtension(path: string): string {
  return posix.extname(path).slice(1);
}

/** `src/a/foo-bar.tab.c` → `foo-bar.tab`: the name without folders and without its last suffix. */
export function stem(path: string): string {
  const base = posix.basename(path);
  const suffix = posix.extname(base);
  return suffix === "" ? base : base.slice(0, -suffix.length);
}

/** Capitals as make's `uc` makes them: only a-z change; `-` and `.` stay. */
export function upperCase(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

export function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The prefix of per-file variables: `LIBX_FOO_ISR_` for `foo.c|isr` of libx. */
export function fileVariablePrefix(library: string, source: string, variant: string | undefined): string {
  const parts = [upperCase(library), upperCase(stem(source))];
  if (variant !== undefined) parts.push(upperCase(variant));
  return `${parts.join("_")}_`;
}
