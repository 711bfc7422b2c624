import { posix } from "node:path";
import type { Expander } from "./expander.ts";
import type { MakeFunction } from "./function-table.ts";
import { glob } from "./glob.ts";
import { splitWords, trimSpace } from "./words.ts";

/** Functions that look at the machine (GNU make manual, "Functions for File Names", "File", "Shell"). */
export const FILE_FUNCTIONS: Readonly<Record<string, MakeFunction>> = {
  wildcard: { min: 0, max: 1, run: ([patterns], expander) => wildcard(patterns!, expander) },
  abspath: {
    min: 0,
    max: 1,
    run: ([names], expander) =>
      splitWords(names!)
        .map((name) => absolute(name, expander))
        .join(" "),
  },
  realpath: {
    min: 0,
    max: 1,
    run: ([names], expander) =>
      splitWords(names!)
        .map((name) => expander.host.files.realPath(absolute(name, expander)) ?? "")
        .filter((path) => path !== "")
        .join(" "),
  },
  file: { min: 1, max: 2, run: accessFile },
  shell: { min: 0, max: 1, run: ([command], expander) => shellWords(expander.shell(command!), true) },
};

function wildcard(patterns: string, expander: Expander): string {
  const found: string[] = [];
  for (const pattern of splitWords(patterns)) {
    const matches = glob(expander.host.files, expander.host.cwd, pattern);
    expander.reads.globs.push({ pattern, matches });
    found.push(...matches);
  }
  return found.join(" ");
}

function absolute(name: string, expander: Expander): string {
  const path = posix.resolve(expander.host.cwd, name);
  // POSIX lets `//` mean something else; make does not.
  return path.replace(/^\/\/+/, "/");
}

/**
 * Output of a command as make uses it: line breaks become blanks and those at the end go, all of them for
 * `$(shell)`, one for `!=`.
 */
export function shellWords(output: string, everyTrailing: boolean): string {
  return output.replace(everyTrailing ? /\n+$/ : /\n$/, "").replace(/\r?\n/g, " ");
}

/** `$(file <name)`, `$(file >name[,text])`, `$(file >>name[,text])`. A missing text leaves no line break either. */
function accessFile([target, text]: readonly string[], expander: Expander): string {
  const trimmed = trimSpace(target!);
  const operator = /^(?:>>|>|<)/.exec(trimmed)?.[0];
  if (operator === undefined) {
    expander.fail("make/bad-file-operation", `file: invalid file operation: ${trimmed}`);
  }
  const name = trimSpace(trimmed.slice(operator.length));
  if (operator === "<" && text !== undefined) {
    expander.fail("make/bad-file-operation", "file: too many arguments");
  }
  if (name === "") expander.fail("make/bad-file-operation", "file: missing filename");
  const path = posix.resolve(expander.host.cwd, name);
  const { files } = expander.host;
  if (operator === "<") {
    const stat = files.stat(path);
    if (!stat) return "";
    return attempt(expander, "read", name, () => files.readText(path)).replace(/\r?\n$/, "");
  }
  const content = text === undefined || text.endsWith("\n") ? (text ?? "") : `${text}\n`;
  const folder = files.stat(posix.dirname(path));
  if (folder?.kind !== "directory") {
    expander.fail("make/file-failed", `open: ${name}: No such file or directory`);
  }
  attempt(expander, "open", name, () => {
    if (operator === ">") files.writeFile(path, content);
    else files.appendFile(path, content);
  });
  return "";
}

function attempt<T>(expander: Expander, operation: string, name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return expander.fail("make/file-failed", `${operation}: ${name}: ${describe(error)}`);
  }
}

/** The system's own sentence, as make prints it, for the errors files commonly give. */
export function describe(error: Error): string {
  const code = "code" in error ? String(error.code) : "";
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: "No such file or directory",
    EACCES: "Permission denied",
    EISDIR: "Is a directory",
    ENOTDIR: "Not a directory",
    EROFS: "Read-only file system",
    ENOSPC: "No space left on device",
  };
  return sentences[code] ?? error.message;
}
