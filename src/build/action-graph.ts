import { inputErrors, nearest, type Diagnostic } from "../base/index.ts";
import type { Action, ActionGraph } from "./action.ts";

/** What is wrong with a graph, before anything runs: no two actions write one file, no cycle, every root is made. */
export function checkGraph(graph: ActionGraph): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const makers = new Map<string, Action>();
  for (const action of graph.actions) {
    checkAction(action, diagnostics);
    for (const output of action.outputs) {
      const other = makers.get(output);
      if (other) {
        const message = `two actions write "${output}": ${nameOf(other)} and ${nameOf(action)}`;
        diagnostics.push({ severity: "error", code: "build/two-writers", message });
      }
      makers.set(output, action);
    }
  }
  for (const root of graph.roots) {
    if (makers.has(root)) continue;
    const near = nearest(root, makers.keys());
    const message = `no action makes "${root}"`;
    const hint = near === undefined ? {} : { hint: `ask for "${near}" instead` };
    diagnostics.push({ severity: "error", code: "build/unknown-root", message, ...hint });
  }
  const cycle = findCycle(graph.actions, makers);
  if (cycle) {
    const message = `actions need each other: ${cycle.map((action) => `"${action.id}"`).join(" needs ")}`;
    diagnostics.push({ severity: "error", code: "build/cycle", message });
  }
  return diagnostics;
}

/** `CC libx: print.o`, as an action is named in messages. */
export function nameOf(action: Action): string {
  return action.text === "" ? action.label : `${action.label} ${action.text}`;
}

function checkAction(action: Action, diagnostics: Diagnostic[]): void {
  const problem = (code: string, message: string) => {
    diagnostics.push({ severity: "error", code, message });
  };
  if (action.outputs.length === 0) problem("build/no-output", `${nameOf(action)} has no output`);
  else if (action.id !== action.outputs[0]) {
    problem("build/wrong-id", `${nameOf(action)} must have its first output as id, not "${action.id}"`);
  }
  const paths = [...action.inputs, ...action.orderOnly, ...action.outputs, ...action.tools];
  for (const path of action.depfile === undefined ? paths : [...paths, action.depfile]) {
    if (!path.startsWith("/"))
      problem("build/relative-path", `${nameOf(action)} names "${path}", not an absolute path`);
  }
  if (action.run.kind === "process" && action.run.stdoutTo !== undefined) {
    if (!action.outputs.includes(action.run.stdoutTo)) {
      const message = `${nameOf(action)} sends its output to "${action.run.stdoutTo}", not one of its outputs`;
      problem("build/undeclared-output", message);
    }
  }
}

function findCycle(actions: readonly Action[], makers: ReadonlyMap<string, Action>): Action[] | undefined {
  const finished = new Set<Action>();
  // Depth first with a stack of our own: chains of generated files can be longer than the call stack.
  for (const start of actions) {
    const path: { action: Action; needs: string[]; next: number }[] = [];
    const onPath = new Set<Action>();
    const enter = (action: Action) => {
      path.push({ action, needs: [...action.inputs, ...action.orderOnly], next: 0 });
      onPath.add(action);
    };
    if (!finished.has(start)) enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const need = top.needs[top.next++];
      if (need === undefined) {
        finished.add(top.action);
        onPath.delete(top.action);
        path.pop();
        continue;
      }
      const maker = makers.get(need);
      if (!maker || finished.has(maker)) continue;
      if (onPath.has(maker)) {
        const chain = path.map((entry) => entry.action);
        return [...chain.slice(chain.indexOf(maker)), maker];
      }
      enter(maker);
    }
  }
  return undefined;
}

/** The part of a graph that the roots need, numbered, with its edges. */
export interface ActionOrder {
  readonly actions: readonly Action[];
  /** Per action: the numbers of the actions that must be finished before it. Each once. */
  readonly before: readonly (readonly number[])[];
  /** Per action: the numbers of those that wait for it. Each once. */
  readonly after: readonly (readonly number[])[];
  /** Per action: how many actions follow on its longest way to a root. The larger, the more urgent. */
  readonly height: readonly number[];
}

/**
 * Orders what the roots need. `readBefore` gives files an action is known to have read in earlier builds (headers):
 * when one of them is made by an action, that one goes first too, declared or not, unless this closes a cycle.
 * Throws a `KilnError` with the diagnostics of `checkGraph`.
 */
export function orderActions(
  graph: ActionGraph,
  readBefore: (action: Action) => readonly string[],
): ActionOrder {
  const diagnostics = checkGraph(graph);
  if (diagnostics.length > 0) throw inputErrors(diagnostics);
  const makers = new Map(graph.actions.flatMap((action) => action.outputs.map((output) => [output, action])));
  const actions = reachable(graph, makers);
  const numbers = new Map(actions.map((action, number) => [action, number]));
  const numbersOf = (paths: readonly string[], self: number): number[] => {
    const found = new Set<number>();
    for (const path of paths) {
      const maker = makers.get(path);
      const number = maker && numbers.get(maker);
      if (number !== undefined && number !== self) found.add(number);
    }
    return [...found];
  };
  const declared = actions.map((action, self) => numbersOf([...action.inputs, ...action.orderOnly], self));
  const known = actions.map((action, self) => {
    return [...new Set([...declared[self]!, ...numbersOf(readBefore(action), self)])];
  });
  const order = heights(known) ? known : declared;
  const after: number[][] = actions.map(() => []);
  order.forEach((list, number) => list.forEach((earlier) => after[earlier]!.push(number)));
  return { actions, before: order, after, height: heights(order)! };
}

function reachable(graph: ActionGraph, makers: ReadonlyMap<string, Action>): Action[] {
  const wanted = new Set<Action>();
  const pending = [...graph.roots];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const maker = makers.get(path);
    if (!maker || wanted.has(maker)) continue;
    wanted.add(maker);
    pending.push(...maker.inputs, ...maker.orderOnly);
  }
  return graph.actions.filter((action) => wanted.has(action));
}

/** Longest way from each action to an end, or `undefined` when there is a cycle. Peels actions nobody waits for. */
function heights(before: readonly (readonly number[])[]): number[] | undefined {
  const height = before.map(() => 0);
  const waiting = before.map(() => 0);
  for (const list of before) for (const earlier of list) waiting[earlier]! += 1;
  const free = before.flatMap((_, number) => (waiting[number] === 0 ? [number] : []));
  let peeled = 0;
  for (let number = free.pop(); number !== undefined; number = free.pop()) {
    peeled += 1;
    for (const earlier of before[number]!) {
      height[earlier] = Math.max(height[earlier]!, height[number]! + 1);
      waiting[earlier]! -= 1;
      if (waiting[earlier] === 0) free.push(earlier);
    }
  }
  return peeled === before.length ? height : undefined;
}
