import { posix } from "node:path";
import { KilnError, type FileSystem } from "../base/index.ts";
import { newProjectFiles } from "../project/index.ts";
import { requireUsablePath } from "../unikraft/index.ts";

/** Makes the folder of a new project. The last part of the path is its name. Nothing that exists is touched. */
export function initProject(directory: string, files: FileSystem): readonly string[] {
  requireUsablePath("the new project", posix.dirname(directory));
  const content = newProjectFiles(posix.basename(directory));
  const names = files.stat(directory) ? files.readDirectory(directory) : [];
  if (names === undefined || names.length > 0) {
    throw new KilnError("workflow/folder-in-use", `"${directory}" exists and is not an empty folder`, {
      exitCode: 2,
      hint: "choose another name",
    });
  }
  const paths = Object.keys(content);
  for (const path of paths) files.writeFile(posix.join(directory, path), content[path]!);
  return paths;
}
