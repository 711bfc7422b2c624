import type { Clock, FileSystem } from "../base/index.ts";
import type { ActionGraph } from "./action.ts";
import { orderActions } from "./action-graph.ts";
import type { BuildState } from "./build-state.ts";
import { FileTable } from "./file-table.ts";
import { FolderTable } from "./folder-table.ts";
import { presentOf, whyStale } from "./staleness.ts";

/**
 * For tests, which ask without building: whether `executeGraph` would have nothing to do. Looks at each file once, starts no process and reads no file that
 * looks as it did; what was read again and found equal is saved with the state, so that it is not read a third time.
 */
export function isUpToDate(
  graph: ActionGraph,
  state: BuildState,
  { files, clock }: { readonly files: FileSystem; readonly clock: Clock },
): boolean {
  const ids = new Set(graph.actions.map((action) => action.id));
  for (const id of state.actions.keys()) if (!ids.has(id)) return false;
  const folders = new FolderTable(files, clock, state);
  const present = presentOf(graph, new FileTable(files, clock, state), folders);
  const { actions } = orderActions(graph, () => []);
  for (const action of actions) {
    if (whyStale(action, state.actions.get(action.id), present) !== undefined) return false;
  }
  folders.settle();
  state.save();
  return true;
}
