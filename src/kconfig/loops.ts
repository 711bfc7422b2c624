import type { Note, Span } from "../base/index.ts";
import { Dependencies } from "./dependencies.ts";
import type { Expression } from "./expression.ts";
import type { ParseSession } from "./parse-session.ts";
import type { Choice, Property, SymbolDefinition } from "./tree.ts";

type Item = SymbolDefinition | Choice;

/** Reports symbols whose values depend on themselves, each loop drawn line by line. */
export function checkLoops(session: ParseSession): void {
  const { items } = session.table;
  const dependencies = new Dependencies(items, false);
  const { owner, cellCount } = dependencies;
  const reported = new Set<Item>();
  const color = new Uint8Array(cellCount);
  for (let start = 0; start < cellCount; start += 1) {
    if (color[start] !== 0) continue;
    // A walk with its own stack: `path` are the cells being visited, `next` how far each one is.
    const path = [start];
    const next = [0];
    color[start] = 1;
    while (path.length > 0) {
      const top = path.length - 1;
      const needed = dependencies.needs(path[top]!)[next[top]!++];
      if (needed === undefined) {
        color[path.pop()!] = 2;
        next.pop();
      } else if (color[needed] === 0) {
        color[needed] = 1;
        path.push(needed);
        next.push(0);
      } else if (color[needed] === 1) {
        const loop = path.slice(path.indexOf(needed)).map((cell) => items[owner[cell]!]!);
        reportLoop(
          session,
          loop.filter((item, at) => item !== loop[at - 1]),
          reported,
        );
      }
    }
  }
}

function reportLoop(session: ParseSession, loop: readonly Item[], reported: Set<Item>): void {
  if (loop.every((item) => reported.has(item))) return;
  for (const item of loop) reported.add(item);
  const notes: Note[] = loop.map((item, at) => step(item, loop[(at + 1) % loop.length]!));
  session.report({
    severity: "error",
    code: "kconfig/recursive-dependency",
    message: `the value of ${nameOf(loop[0]!)} depends on itself`,
    span: loop[0]!.nodes[0]?.span ?? { source: { name: "", text: "" }, start: 0, end: 0 },
    notes,
    hint: "Replace a select by a depends on, or take one of these lines away",
  });
}

/** Why one needs the other. */
function step(item: Item, other: Item): Note {
  const name = nameOf(item);
  const otherName = nameOf(other);
  if (item.kind === "choice" || other.kind === "choice") {
    const span = (item.kind === "choice" ? item : (other as Choice)).nodes[0]?.span;
    const message =
      item.kind === "choice" ? `${name} depends on ${otherName}` : `${name} is a member of ${otherName}`;
    const leaf =
      item.kind === "choice" && other.kind === "symbol" ? inProperties(item.prompts, other) : undefined;
    return withSpan(message, leaf ?? span);
  }
  const selected = item.selectedBy.find(({ by }) => by === other);
  if (selected) return withSpan(`${name} is selected by ${otherName}`, selected.span);
  const implied = item.impliedBy.find(({ by }) => by === other);
  if (implied) return withSpan(`${name} is implied by ${otherName}`, implied.span);
  for (const { value } of item.defaults) {
    const leaf = find(value, other);
    if (leaf) return withSpan(`${name} takes a default from ${otherName}`, leaf);
  }
  const leaf =
    inProperties(item.prompts, other) ??
    inProperties(item.defaults, other) ??
    inProperties(item.ranges, other) ??
    find(item.directDependency, other);
  if (leaf) return withSpan(`${name} depends on ${otherName}`, leaf);
  for (const { by, condition } of [...item.selectedBy, ...item.impliedBy]) {
    const place = find(condition, other);
    if (place) return withSpan(`${name} is selected by ${nameOf(by)} depending on ${otherName}`, place);
  }
  return withSpan(`${name} depends on ${otherName}`, item.nodes[0]?.span);
}

function withSpan(message: string, span: Span | undefined): Note {
  return { message, ...(span && { span }) };
}

function inProperties(properties: readonly Property[], symbol: SymbolDefinition): Span | undefined {
  for (const { when } of properties) {
    const span = find(when, symbol);
    if (span) return span;
  }
  return undefined;
}

/** Where an expression names a symbol. */
function find(expression: Expression | undefined, symbol: SymbolDefinition): Span | undefined {
  switch (expression?.kind) {
    case "symbol":
      return expression.symbol === symbol ? expression.span : undefined;
    case "compare":
      return expression.left === symbol || expression.right === symbol ? expression.span : undefined;
    case "not":
      return find(expression.operand, symbol);
    case "and":
    case "or":
      for (const operand of expression.operands) {
        const span = find(operand, symbol);
        if (span) return span;
      }
      return undefined;
    default:
      return undefined;
  }
}

function nameOf(item: Item): string {
  return item.name === undefined ? "a choice" : `"${item.name}"`;
}
