import { InternalError, KilnError, locate, type Diagnostic, type Span } from "../base/index.ts";
import { MakeEvaluator } from "./evaluator.ts";
import type { MakeHost, MakeOutput } from "./host.ts";

/**
 * A language case of `test/cases/make`: makefiles, and what evaluating them says. Test support.
 *
 *     # what it shows
 *     # requires: 4.4              only newer releases of GNU make know it
 *     # differs: why               GNU make is known to say something else
 *     # env: NAME=value            as often as needed
 *     --- Makefile
 *     $(info hello)
 *     --- expect
 *     hello
 */
export interface CaseFile {
  readonly name: string;
  readonly title: string;
  readonly requires: string | undefined;
  readonly differs: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** By name, relative to the case's folder; `Makefile` is the one that is read. */
  readonly files: ReadonlyMap<string, string>;
  /** Lines of output, in make's form: `file:line: text` for warnings, `file:line: *** text.  Stop.` for the error. */
  readonly expected: string;
}

/** Reads a case; one that is not well formed, or expects nothing, is an error. */
export function parseCase(name: string, text: string): CaseFile {
  const [header = "", ...sections] = text.split(/^--- /m);
  const field = (key: string): string[] =>
    [...header.matchAll(new RegExp(`^# ${key}: (.*)$`, "gm"))].map((match) => match[1]!);
  const files = new Map<string, string>();
  for (const section of sections) {
    const lineBreak = section.indexOf("\n");
    files.set(section.slice(0, lineBreak).trim(), section.slice(lineBreak + 1));
  }
  const expected = files.get("expect");
  files.delete("expect");
  const title = /^# (.+)$/m.exec(header)?.[1];
  if (title === undefined || expected === undefined || expected === "" || !files.has("Makefile")) {
    throw new InternalError(
      `case '${name}' needs a title, '--- Makefile' and a '--- expect' that is not empty`,
    );
  }
  const env = Object.fromEntries(
    field("env").map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  return { name, title, requires: field("requires")[0], differs: field("differs")[0], env, files, expected };
}

/** Evaluates the case's `Makefile` and writes what was said in make's form. */
export function runCase(host: Omit<MakeHost, "output">): string {
  let out = "";
  const output = ({ kind, text, span }: MakeOutput): void => {
    if (kind === "stderr") out += text;
    else out += kind === "info" ? `${text}\n` : `${place(span)}${text}\n`;
  };
  const evaluator = new MakeEvaluator({ ...host, output });
  try {
    evaluator.include("Makefile");
  } catch (error) {
    if (!(error instanceof KilnError) || error.diagnostics.length === 0) throw error;
    for (const diagnostic of error.diagnostics) out += renderFatal(diagnostic);
  }
  return out;
}

function renderFatal({ message, span }: Diagnostic): string {
  return `${place(span)}*** ${message}.  Stop.\n`;
}

function place(span: Span | undefined): string {
  return span ? `${span.source.name}:${locate(span.source, span.start).line}: ` : "";
}
