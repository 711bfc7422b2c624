import type { ActionGraph } from "./action.ts";

const compilerLabels = new Set(["CC", "CXX", "AS"]);

/**
 * The content of `compile_commands.json` (Clang's compilation database) for the graph's compilers: the actions
 * labelled `CC`, `CXX` or `AS` that start a process, in the graph's order.
 */
export function compileCommands(graph: ActionGraph): string {
  const entries = graph.actions.flatMap(({ label, run, inputs, outputs }) => {
    const file = inputs[0];
    if (!compilerLabels.has(label) || run.kind !== "process" || file === undefined) return [];
    return [{ directory: run.cwd, file, arguments: run.argv, output: outputs[0] }];
  });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
