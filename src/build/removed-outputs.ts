import type { ActionGraph } from "./action.ts";
import type { BuildState, FileContent } from "./build-state.ts";

/** What was recorded of actions that are not in the graph any more. */
export interface RemovedOutputs {
  /** Files to delete: made by such an action, unchanged since, and of no use to the graph. */
  readonly paths: readonly string[];
  /** Records to drop. */
  readonly actionIds: readonly string[];
}

export function findRemovedOutputs(
  graph: ActionGraph,
  state: BuildState,
  present: { content(path: string): FileContent | undefined },
): RemovedOutputs {
  const named = new Set(graph.actions.flatMap((action) => [...action.outputs, ...action.inputs]));
  const ids = new Set(graph.actions.map((action) => action.id));
  const paths: string[] = [];
  const actionIds: string[] = [];
  for (const [id, record] of state.actions) {
    if (!ids.has(id)) actionIds.push(id);
    for (const output of record.outputs) {
      // Somebody else's file now, or a file that became a source: not ours to delete.
      if (!named.has(output.path) && present.content(output.path) === output) paths.push(output.path);
    }
  }
  return { paths, actionIds };
}
