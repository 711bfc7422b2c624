import { createHash } from "node:crypto";
import { commandWords, type Action } from "./action.ts";
import type { Dependencies } from "./action-dependencies.ts";
import type { FileContent } from "./build-state.ts";
import type { PathPrefixes } from "./path-prefixes.ts";

// Part of every key: raise it when the meaning of keys or of what is stored under them changes.
const format = "kiln action 2";

/**
 * The key of what is known before running: the command, declared environment, tools and declared inputs. Under it
 * the store keeps which further files such a command was seen to read.
 */
export function commandKey(
  action: Action,
  declared: Pick<Dependencies, "inputs" | "tools">,
  prefixes: PathPrefixes,
): string {
  const parts = [format, action.run.kind];
  const place = (path: string) => prefixes.toPlaceholders(path);
  parts.push("words", ...commandWords(action).map(place));
  parts.push("declares", ...action.inputs.map(place));
  parts.push("outputs", ...action.outputs.map(place), "depfile", place(action.depfile ?? ""));
  parts.push("inputs", ...contentParts(declared.inputs, prefixes));
  parts.push("tools", ...declared.tools.map((tool) => tool.hash));
  return hashParts(parts);
}

/** The key of a result: the command's key, the discovered files with their content, what must be absent, options. */
export function resultKey(commandKey: string, dependencies: Dependencies, prefixes: PathPrefixes): string {
  const discovered = contentParts(dependencies.discovered, prefixes);
  const absent = dependencies.absent.map(({ folders, from, to, name }) => {
    return [name, ...folders.slice(from, to).map((folder) => prefixes.toPlaceholders(folder))].join("\0");
  });
  const { options } = dependencies;
  return hashParts([format, "result", commandKey, ...discovered, "absent", ...absent, "options", ...options]);
}

function contentParts(contents: readonly FileContent[], prefixes: PathPrefixes): string[] {
  return contents.map((content) => `${content.hash} ${prefixes.toPlaceholders(content.path)}`);
}

// JSON keeps the parts apart whatever is in them.
function hashParts(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
