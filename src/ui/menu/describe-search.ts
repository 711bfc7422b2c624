import { shown } from "./actions.ts";
import { searchRows } from "./layout.ts";
import { titleOf } from "./model.ts";
import { isShown } from "./rows.ts";

import { MAX_RESULTS } from "./search-index.ts";
import { rule, run, spread, type Run, type ScreenRow } from "./screen.ts";
import { configurationOf, type MenuState, type View } from "./state.ts";
import { clipStart, printable } from "./text.ts";

/** The query, and what it finds. */
export function describeSearch(state: MenuState, view: Extract<View, { kind: "search" }>): ScreenRow[] {
  const { width } = state.size;
  const { query, results, row, top } = view;
  const count = results.length === MAX_RESULTS ? `${MAX_RESULTS} or more` : String(results.length);
  const right = query.trim() === "" ? [run("names, prompts, help ", "dim")] : [run(`${count} found `, "dim")];
  const input = [run(" / ", "key"), run(clipStart(printable(query), Math.max(1, width - 4)), "value")];
  const rows: ScreenRow[] = [{ region: "input", runs: spread(input, right, width) }, rule(state.size.width)];
  const height = searchRows(state);
  for (let at = top; at < top + height; at += 1) {
    const found = results[at];
    const runs = found ? resultRuns(state, found, query) : [];
    rows.push({
      region: "list",
      runs: spread(runs, [], width),
      ...(at === row && found && { selected: true }),
    });
  }
  return rows;
}

function resultRuns(
  state: MenuState,
  { node, symbol }: { readonly node: MenuState["places"][number]["menu"]; readonly symbol: unknown },
  query: string,
): Run[] {
  const configuration = configurationOf(state);
  const style = isShown(configuration, node) ? "plain" : "dim";
  const { item } = node;
  const name = symbol !== undefined && item?.name !== undefined ? item.name : `(${node.kind})`;
  const value = item?.kind === "symbol" ? ` = ${printable(shown(configuration.valueOf(item)))}` : "";
  const prompt = node.prompt ? `  ${printable(titleOf(node))}` : "";
  return [run(" "), ...marked(name, query), run(value, "value"), ...marked(prompt, query, style)];
}

/** A text with the first place of the query's first word in it made visible. */
function marked(text: string, query: string, style: Run["style"] = "symbol"): Run[] {
  const word = query.trim().split(/\s+/)[0]!.toLowerCase();
  const at = word === "" ? -1 : text.toLowerCase().indexOf(word);
  if (at === -1) return [run(text, style)];
  return [
    run(text.slice(0, at), style),
    run(text.slice(at, at + word.length), "match"),
    run(text.slice(at + word.length), style),
  ];
}
