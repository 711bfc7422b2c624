import type { Page, PageLine } from "./page.ts";
import { fit, run, type Style } from "./screen.ts";
import type { View } from "./state.ts";
import { printable, wrap } from "./text.ts";

/** The difference that saving makes, as a unified diff; or why it cannot be made. */
export function savePage({ preview, problem }: Extract<View, { kind: "save" }>, width: number): Page {
  if (problem !== undefined) {
    const lines = wrap(problem, width).map((text): PageLine => ({ runs: [run(text, "error")] }));
    return { title: "This cannot be saved", lines };
  }
  const title = "Save these changes?";
  if (preview === undefined)
    return { title, lines: [{ runs: [run("working out what will be written …", "dim")] }] };
  const lines = preview
    .replace(/\n$/, "")
    .split("\n")
    .map((text): PageLine => ({ runs: fit([run(printable(text), styleOf(text))], width) }));
  return { title, lines };
}

function styleOf(text: string): Style {
  if (/^(\+\+\+|---) /.test(text)) return "heading";
  if (text.startsWith("+")) return "added";
  if (text.startsWith("-")) return "removed";
  return text.startsWith("@@") ? "dim" : "plain";
}
