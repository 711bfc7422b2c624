import { shown } from "./actions.ts";
import { differencesOf, type Difference } from "./changes.ts";
import type { Page, PageLine } from "./page.ts";
import { placeOf } from "./search-index.ts";
import { fit, run } from "./screen.ts";
import { configurationOf, savedConfigurationOf, type MenuState } from "./state.ts";
import { printable } from "./text.ts";

/** What differs from what was saved: what the person set, and what followed. */
export function diffPage(state: MenuState): Page {
  const now = configurationOf(state);
  const before = savedConfigurationOf(state);
  const isOwn = ({ symbol: { name } }: Difference): boolean =>
    now.assignment(name)?.value !== before.assignment(name)?.value;
  const all = differencesOf(state);
  const own = all.filter(isOwn);
  const rest = all.filter((one) => !isOwn(one));
  const lines: PageLine[] = [];
  if (all.length === 0) lines.push({ runs: [run("Nothing is changed.", "dim")] });
  addPart(lines, "You changed", own, state);
  addPart(lines, "What follows from it", rest, state);
  return { title: "Changes since the last save", lines };
}

function addPart(lines: PageLine[], heading: string, part: readonly Difference[], state: MenuState): void {
  if (part.length === 0) return;
  if (lines.length > 0) lines.push({ runs: [] });
  lines.push({ runs: [run(`${heading} (${part.length})`, "heading")] });
  for (const { symbol, before, now } of part) {
    const link = placeOf(symbol);
    const prompt = link?.prompt ? `  ${printable(link.prompt.text)}` : "";
    const runs = [
      run("  "),
      run(symbol.name, "link"),
      run("  "),
      run(printable(shown(before)), "removed"),
      run(" → "),
      run(printable(shown(now)), "added"),
      run(prompt, "dim"),
    ];
    lines.push({ runs: fit(runs, state.size.width), ...(link && { link }) });
  }
}
