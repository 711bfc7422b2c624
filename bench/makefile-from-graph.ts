import { shellJoin } from "../src/base/index.ts";
import type { Action, ActionGraph } from "../src/build/index.ts";

export interface MakeTree {
  readonly makefile: string;
  /** Recipes that do not fit on one line, as shell scripts: path → text. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The environment make must run in, as the commands get it. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The same commands for GNU make: a rule for each action, with its declared inputs as prerequisites and its depfile
 * included. make is to be run in the folder `tree`, where the graph's commands then run too; `place` moves paths of
 * kiln's build folder there. Differences in what the rules do: a depfile names its object (kiln never reads the name
 * and has a fixed one written), and steps inside kiln are a `cp`.
 */
export function makefileFromGraph(
  graph: ActionGraph,
  tree: string,
  place: (text: string) => string,
): MakeTree {
  const scripts = new Map<string, string>();
  const rules = graph.actions.map((action, number) => {
    const command = recipe(action, place);
    if (!command.includes("\n")) return rule(action, command, place);
    const script = `${tree}/recipe-${number}.sh`;
    scripts.set(script, command);
    return rule(action, `sh ${script}`, place);
  });
  const depfiles = graph.actions.flatMap(({ depfile }) => (depfile === undefined ? [] : [place(depfile)]));
  const makefile = [
    // Nobody's speed depends on make's built-in rules.
    "MAKEFLAGS += -rR",
    ".DELETE_ON_ERROR:",
    `all: ${graph.roots.map((root) => fileName(place(root))).join(" ")}`,
    ...rules,
    ...depfiles.map((path) => `-include ${fileName(path)}`),
    "",
  ].join("\n");
  return { makefile, scripts, env: commonEnvironment(graph.actions) };
}

function rule(action: Action, command: string, place: (text: string) => string): string {
  const names = (paths: readonly string[]): string => paths.map((path) => fileName(place(path))).join(" ");
  const orderOnly = action.orderOnly.length === 0 ? "" : ` | ${names(action.orderOnly)}`;
  const separator = action.outputs.length === 1 ? ":" : " &:";
  return `${names(action.outputs)}${separator} ${names(action.inputs)}${orderOnly}\n\t@${command.replaceAll("$", "$$$$")}`;
}

function recipe(action: Action, place: (text: string) => string): string {
  const { run } = action;
  switch (run.kind) {
    case "process": {
      const words = run.argv.map((word, at) => (run.argv[at - 1] === "-MT" ? action.id : word));
      const redirection = run.stdoutTo === undefined ? "" : ` > ${shellJoin([place(run.stdoutTo)])}`;
      return shellJoin(words.map(place)) + redirection;
    }
    case "shell":
      return run.lines.map(place).join(" && ");
    case "function":
      return `cp ${shellJoin([action.inputs[0]!, action.outputs[0]!].map(place))}`;
  }
}

/** make runs every command in its own folder and environment, so the commands must agree on both. */
function commonEnvironment(actions: readonly Action[]): Readonly<Record<string, string>> {
  const places = actions.flatMap(({ run }) =>
    run.kind === "function" ? [] : [{ cwd: run.cwd, env: run.env }],
  );
  const [first] = places;
  const odd = places.find((other) => JSON.stringify(other) !== JSON.stringify(first));
  if (!first || odd) throw new Error("the graph's commands do not share one folder and one environment");
  return first.env;
}

function fileName(path: string): string {
  if (/[\s:#%$\\*?[\]~&|;]/.test(path)) throw new Error(`make cannot name the file "${path}"`);
  return path;
}
