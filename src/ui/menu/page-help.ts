import { locate, type Note, type Span } from "../../base/index.ts";
import {
  renderExpression,
  type Choice,
  type Configuration,
  type Expression,
  type MenuNode,
  type ReverseDependency,
  type Selection,
  type SymbolDefinition,
} from "../../kconfig/index.ts";
import { shown } from "./actions.ts";
import { expectation } from "./check-text.ts";
import { screensAbove, titleOf } from "./model.ts";
import type { Page, PageLine } from "./page.ts";
import { isShown, symbolsIn, whyHidden } from "./rows.ts";
import { placeOf } from "./search-index.ts";
import { fit, run } from "./screen.ts";
import { configurationOf, savedConfigurationOf, type MenuState } from "./state.ts";
import { printable, wrap } from "./text.ts";

/** All there is to know about an entry. */
export function helpPage(state: MenuState, node: MenuNode): Page {
  const page = new PageWriter(state.size.width);
  const { item } = node;
  if (item?.kind === "symbol") aboutSymbol(state, item, node, page);
  else aboutNode(state, node, page);
  const title = item?.name === undefined ? titleOf(node) : `${item.name}: ${titleOf(node)}`;
  return { title: printable(title), lines: page.lines };
}

function aboutSymbol(state: MenuState, symbol: SymbolDefinition, node: MenuNode, page: PageWriter): void {
  const configuration = configurationOf(state);
  const { name, type, choice } = symbol;
  const { showName } = state.model;
  const value = configuration.valueOf(symbol);
  page.fact("Type", isText(symbol) ? `${type}: ${expectation(state, symbol)}` : type);
  const before = savedConfigurationOf(state).valueOf(symbol);
  page.fact("Value", before === value ? shown(value) : `${shown(value)} (saved: ${shown(before)})`);
  for (const note of configuration.explain(name).notes) page.note("", note, showName);
  if (!isShown(configuration, node)) page.fact("Hidden", whyHidden(configuration, node));
  const texts = symbol.nodes.flatMap(({ help }) => (help === undefined ? [] : [help]));
  for (const help of texts) page.text(help);
  if (choice) page.part("Member of the choice", [choice.nodes[0]], (one) => page.entry(one));
  aboutDependency(configuration, symbol.directDependency ?? node.prompt?.when, page);
  const reverse = (title: string, list: readonly ReverseDependency[]): void => {
    // What is in force first: that is what a person looks for.
    const strength = ({ by, condition }: ReverseDependency): number =>
      Math.min(configuration.tristateOf(by), configuration.evaluate(condition));
    const sorted = [...list].sort((a, b) => strength(b) - strength(a));
    page.part(title, sorted, ({ by }) => page.symbol(configuration, by));
  };
  reverse("Selected by", symbol.selectedBy);
  reverse("Implied by", symbol.impliedBy);
  const forward = (title: string, list: readonly Selection[]): void =>
    page.part(title, list, ({ target, condition }) =>
      page.symbol(configuration, target, condition && { condition }),
    );
  forward("Selects", symbol.selects);
  forward("Implies", symbol.implies);
  page.part("Defaults, the first that applies", symbol.defaults, ({ value: one, condition }) => {
    const when = condition ? ` if ${renderExpression(condition)}` : "";
    page.line(`${renderExpression(one)}${when}`);
  });
  page.part("Defined at", symbol.nodes, (one) => page.line(whereIs(one, showName)));
}

function aboutNode(state: MenuState, node: MenuNode, page: PageWriter): void {
  const configuration = configurationOf(state);
  const { showName } = state.model;
  const { item } = node;
  page.fact("Kind", node.kind === "root" ? "the main menu" : `a ${node.kind}`);
  if (item?.kind === "choice") {
    const chosen = configuration.chosenIn(item);
    page.fact("Chosen", chosen ? chosen.name : "no member");
  }
  if (!isShown(configuration, node) && node.kind !== "root")
    page.fact("Hidden", whyHidden(configuration, node));
  if (node.help !== undefined) page.text(node.help);
  if (item?.kind === "choice") aboutMembers(configuration, item, page);
  aboutDependency(configuration, node.prompt?.when, page);
  page.part("Defined at", [node], (one) => page.line(whereIs(one, showName)));
}

function aboutMembers(configuration: Configuration, { members }: Choice, page: PageWriter): void {
  page.part("Members", members, (member) => page.symbol(configuration, member));
}

/** Each part that must hold; and the symbols in it, with their values, to jump to. */
function aboutDependency(
  configuration: Configuration,
  expression: Expression | undefined,
  page: PageWriter,
): void {
  // That a member needs its choice is said by the choice.
  const parts = expression ? conjuncts(expression).filter(({ kind }) => kind !== "mode") : [];
  page.part("Depends on", parts, (part) => {
    const holds = configuration.evaluate(part) > 0;
    const [only, ...more] = symbolsIn(part);
    const isPlain = part.kind === "symbol" && only !== undefined;
    if (!isPlain)
      page.line(`${renderExpression(part)}${holds ? "" : "  (not met)"}`, holds ? "plain" : "error");
    if (isPlain) page.symbol(configuration, only, { isMissing: !holds });
    else if (only)
      for (const symbol of [only, ...more]) page.symbol(configuration, symbol, { indent: "    " });
  });
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === "and" ? expression.operands.flatMap(conjuncts) : [expression];
}

function whereIs(node: MenuNode, showName: (name: string) => string): string {
  const path = screensAbove(node).map(titleOf).join(" › ");
  return `${place(node.span, showName)}  ${path}`;
}

function place(span: Span, showName: (name: string) => string): string {
  return `${showName(span.source.name)}:${locate(span.source, span.start).line}`;
}

function isText({ type }: SymbolDefinition): boolean {
  return type === "string" || type === "int" || type === "hex";
}

interface LinkOptions {
  readonly indent?: string;
  /** It is not what it has to be. */
  readonly isMissing?: boolean;
  /** Under which condition it is meant. */
  readonly condition?: Expression;
}

class PageWriter {
  readonly lines: PageLine[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  fact(name: string, text: string): void {
    const [first = "", ...rest] = wrap(text, this.#width - 10);
    this.lines.push({ runs: fit([run(name.padEnd(8), "dim"), run(first)], this.#width) });
    for (const line of rest) this.lines.push({ runs: [run(" ".repeat(8)), run(line)] });
  }

  note(name: string, { message, span }: Note, showName: (name: string) => string): void {
    this.fact(name, span ? `${message} (${place(span, showName)})` : message);
  }

  text(text: string): void {
    this.lines.push({ runs: [] });
    for (const line of wrap(text, this.#width - 2)) this.lines.push({ runs: [run(line)] });
  }

  part<T>(heading: string, items: readonly (T | undefined)[], write: (item: T) => void): void {
    const present = items.filter((item) => item !== undefined);
    if (present.length === 0) return;
    this.lines.push({ runs: [] }, { runs: [run(heading, "heading")] });
    for (const item of present) write(item);
  }

  line(text: string, style: "plain" | "error" = "plain"): void {
    for (const one of wrap(text, this.#width - 4)) this.lines.push({ runs: [run("  "), run(one, style)] });
  }

  /** A symbol with its value, to jump to. */
  symbol(
    configuration: Configuration,
    symbol: SymbolDefinition,
    { indent = "  ", isMissing = false, condition }: LinkOptions = {},
  ): void {
    const node = placeOf(symbol);
    const prompt = node?.prompt ? `  ${printable(node.prompt.text)}` : "";
    const when = condition ? `  if ${renderExpression(condition)}` : "";
    const value = ` = ${printable(shown(configuration.valueOf(symbol)))}`;
    const runs = [
      run(indent),
      run(symbol.name, "link"),
      run(value, isMissing ? "error" : "value"),
      run(isMissing ? "  (not met)" : "", "error"),
      run(prompt, "dim"),
      run(when),
    ];
    this.lines.push({ runs: fit(runs, this.#width), ...(node && { link: node }) });
  }

  /** An entry that is no symbol, to jump to. */
  entry(node: MenuNode): void {
    this.lines.push({
      runs: fit([run("  "), run(printable(titleOf(node)), "link")], this.#width),
      link: node,
    });
  }
}
