import { posix } from "node:path";
import type { Host } from "../base/index.ts";
import { PROJECT_LAYOUT, selectTargets } from "../project/index.ts";
import { readProject } from "./open-project.ts";
import { targetFilter, type ProjectRequest } from "./request.ts";

/**
 * Removes what building made: of the targets that fit the request, or with `proper` everything kiln ever wrote into
 * the project folder but the configurations. Returns what was removed. The store in the user's cache is kept.
 */
export function cleanTargets(request: ProjectRequest, proper: boolean, host: Host): readonly string[] {
  const project = readProject(request, host);
  const inProject = (name: string): string => posix.join(project.directory, name);
  const paths = proper
    ? [PROJECT_LAYOUT.build, PROJECT_LAYOUT.state, PROJECT_LAYOUT.compileCommands].map(inProject)
    : [
        ...selectTargets(project, targetFilter(request)).flatMap((target) => [
          target.kernelPath,
          target.debugPath,
          target.objectsPath,
        ]),
        inProject(`${PROJECT_LAYOUT.state}/kept`),
      ];
  const removed = paths.filter((path) => host.files.stat(path));
  for (const path of removed) host.files.remove(path);
  return removed;
}
