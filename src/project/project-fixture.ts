import { MemoryFileSystem } from "../base/index.ts";
import { loadProject } from "./load-project.ts";
import type { Project } from "./project.ts";

/** For tests: the project of a Kraftfile in `/home/me/app`, a folder with nothing else in it. */
export function projectOf(kraftfile: string): Project {
  const files = new MemoryFileSystem({ "/home/me/app/Kraftfile": kraftfile });
  return loadProject({ directory: "/home/me/app", files, env: {} });
}
