import { posix } from "node:path";
import { KilnError, type FileSystem } from "../base/index.ts";
import { KILN_CONFIG_NAME, KRAFTFILE_NAMES } from "./paths.ts";

/**
 * The absolute path of the one Kraftfile in `directory` (absolute). Parent folders are not searched: a project is
 * the folder that is named. A kiln.config.ts stands in for one that is not there. Throws a `KilnError` when there is
 * none, or more than one.
 */
export function findKraftfile(directory: string, files: Pick<FileSystem, "stat">): string {
  const kind = files.stat(directory)?.kind;
  if (kind !== "directory") {
    const what = kind === undefined ? "no such folder" : "not a folder";
    throw new KilnError("project/no-folder", `${what}: "${directory}"`, {
      hint: "name the folder of a project",
      exitCode: 2,
    });
  }
  const paths = KRAFTFILE_NAMES.map((name) => posix.join(directory, name));
  const found = paths.filter((path) => files.stat(path)?.kind === "file");
  const [only, ...others] = found;
  const script = posix.join(directory, KILN_CONFIG_NAME);
  if (only === undefined && files.stat(script)?.kind === "file") return script;
  if (only === undefined) {
    const names = KRAFTFILE_NAMES.join(", ");
    throw new KilnError("project/no-kraftfile", `no Kraftfile in "${directory}" (looked for ${names})`, {
      hint: 'run "kiln init NAME" to make a new project',
      exitCode: 2,
    });
  }
  if (others.length > 0) {
    const names = found.map((path) => posix.basename(path)).join(" and ");
    throw new KilnError("project/several-kraftfiles", `several Kraftfiles in "${directory}": ${names}`, {
      hint: "keep one of them, or choose one with -K",
      exitCode: 2,
    });
  }
  return only;
}
