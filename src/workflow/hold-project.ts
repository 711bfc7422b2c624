import type { WorkflowContext } from "./context.ts";
import type { ProjectRequest } from "./request.ts";

/**
 * One command at a time writes into a project: plans share a configuration header, and builds share outputs. Returns
 * the function that lets the next one in.
 */
export function holdProject(
  { directory }: ProjectRequest,
  { host, emit, signal }: WorkflowContext,
): Promise<() => void> {
  return host.locks.hold(`project ${host.files.realPath(directory) ?? directory}`, {
    onWait: () => emit({ kind: "step", text: "waiting for another kiln in this project" }),
    signal,
  });
}
