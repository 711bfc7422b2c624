import { and, canonical, conjuncts, contains, dependsOn, or, type Expression } from "./expression.ts";
import type { ParseSession } from "./parse-session.ts";
import type { Choice, MenuNode, Property, SymbolDefinition } from "./tree.ts";

/**
 * Joins what the statements say: every entry takes over the dependencies around it, `select` and `imply` reach
 * their targets, `if` blocks dissolve, symbols move below the symbol they depend on, choices get their members.
 * The steps and their order are those of the kernel's tools, because the order of `.config` follows from them.
 */
export function finalizeMenus(session: ParseSession, root: MenuNode): void {
  new Finalizer(session).finalize(root, [], 0);
}

/** A chain of symbols each depending on the one before would nest without end; below this it stays flat. */
const MAX_DEPTH = 500;

class Finalizer {
  readonly #session: ParseSession;
  #depth = 0;

  constructor(session: ParseSession) {
    this.#session = session;
  }

  /** `node` stands at `index` of `siblings`, whose dependencies are joined already. */
  finalize(node: MenuNode, siblings: MenuNode[], index: number): void {
    const choice = node.item?.kind === "choice" ? node.item : undefined;
    if (node.children.length > 0) {
      if (choice) inferTypes(choice, node);
      // The mode of a choice bounds its members; that it depends on what the choice depends on is in the mode.
      const around: Expression | undefined = choice
        ? { kind: "mode", choice, full: false }
        : node.dependencies;
      for (const child of node.children) this.#join(child, around);
      for (let at = 0; at < node.children.length; at += 1)
        this.finalize(node.children[at]!, node.children, at);
    } else if (node.item?.kind === "symbol") {
      this.#depth += 1;
      if (this.#depth <= MAX_DEPTH) this.#adoptDependents(node, node.item, siblings, index);
      this.#depth -= 1;
      node.item.directDependency = or(node.item.directDependency, node.dependencies);
    }
    this.#dissolve(node, choice);
  }

  #join(node: MenuNode, around: Expression | undefined): void {
    node.dependencies = and(around, this.#condition(node.dependencies));
    const { item } = node;
    if (!item) {
      if (node.prompt) this.#joinProperty(node.prompt, node);
      return;
    }
    for (const property of [...item.prompts, ...item.defaults]) this.#joinProperty(property, node);
    if (item.kind === "choice") return;
    for (const range of item.ranges) this.#joinProperty(range, node);
    for (const [list, reverse] of [
      [item.selects, "selectedBy"],
      [item.implies, "impliedBy"],
    ] as const) {
      for (const selection of list) {
        if (!this.#joinProperty(selection, node)) continue;
        selection.target[reverse].push({ by: item, condition: selection.when, span: selection.span });
      }
    }
  }

  #joinProperty(property: Property, node: MenuNode): boolean {
    if (property.node !== node) return false;
    property.when = and(node.dependencies, this.#condition(property.condition));
    return true;
  }

  /** A bare m in a condition means "m, and modules are on". */
  #condition(expression: Expression | undefined): Expression | undefined {
    switch (expression?.kind) {
      case "symbol": {
        if (!expression.symbol.constant || expression.symbol.name !== "m") return expression;
        const modules = this.#session.modules ?? this.#session.table.no;
        return and(expression, { kind: "symbol", symbol: modules, span: expression.span });
      }
      case "not": {
        const operand = this.#condition(expression.operand)!;
        return operand === expression.operand ? expression : { kind: "not", operand };
      }
      case "and":
      case "or": {
        // Nearly always nothing changes, and then nothing is made.
        const operands = expression.operands.map((operand) => this.#condition(operand)!);
        const changed = operands.some((operand, at) => operand !== expression.operands[at]);
        return changed ? { kind: expression.kind, operands } : expression;
      }
      case "compare": {
        const { left, right, operator, span } = expression;
        if (left.type !== "bool" || !right.constant || right.name !== "m") return expression;
        this.#session.warn("bool-is-never-m", `"${left.name}" is bool and never m`, span);
        // conf forgets the comparison at once, so the entry is none that depends on the symbol.
        if (operator === "=" || operator === "!=") {
          const result = this.#session.table.constant(operator === "=" ? "n" : "y");
          return { kind: "symbol", symbol: result, span };
        }
        return expression;
      }
      default:
        return expression;
    }
  }

  /**
   * Entries that follow a symbol and depend on it become its children, up to the first that does not. Depending
   * means that the entry cannot show without the symbol, or that it depends on all the symbol depends on and names
   * the symbol somewhere.
   */
  #adoptDependents(node: MenuNode, symbol: SymbolDefinition, siblings: MenuNode[], index: number): void {
    let own: Set<string> | undefined;
    let last = index;
    for (let at = index + 1; at < siblings.length; at += 1) {
      const sibling = siblings[at]!;
      const dependency = sibling.prompt ? sibling.prompt.when : sibling.dependencies;
      if (!contains(dependency, symbol)) break;
      if (!dependsOn(dependency, symbol)) {
        own ??= canonicalParts(node.prompt?.when);
        const theirs = canonicalParts(dependency);
        if ([...own].some((part) => !theirs.has(part))) break;
      }
      this.finalize(sibling, siblings, at);
      sibling.parent = node;
      last = at;
    }
    if (last > index) node.children = siblings.splice(index + 1, last - index);
  }

  /** Children of entries without a prompt move up behind them; what then stands in a choice is a member of it. */
  #dissolve(node: MenuNode, choice: Choice | undefined): void {
    const result: MenuNode[] = [];
    const place = (child: MenuNode): void => {
      child.parent = node;
      if (child.kind !== "if") result.push(child);
      if (choice && child.item?.kind === "symbol" && !child.item.choice)
        this.#addMember(choice, child, child.item);
      if (child.prompt) return;
      const inner = child.children;
      child.children = [];
      // These were dissolved before, so this goes no deeper.
      inner.forEach(place);
    };
    node.children.forEach(place);
    node.children = result;
  }

  #addMember(choice: Choice, node: MenuNode, symbol: SymbolDefinition): void {
    symbol.choice = choice;
    choice.members.push(symbol);
    if (!node.prompt)
      this.#session.warn("member-without-prompt", `choice member "${symbol.name}" has no prompt`, node.span);
    for (const property of symbol.defaults) {
      this.#session.warn(
        "member-default",
        `the default of choice member "${symbol.name}" has no effect`,
        property.span,
      );
    }
    for (const { node: other, span } of symbol.prompts) {
      if (other === node || other.parent?.item === choice) continue;
      this.#session.warn(
        "member-outside",
        `choice member "${symbol.name}" has a prompt outside its choice`,
        span,
      );
    }
    if (choice.type !== "tristate" || symbol.type === "tristate") return;
    // A bool among tristates can only be chosen when the choice is y.
    const full: Expression = { kind: "mode", choice, full: true };
    node.dependencies = and(full, node.dependencies);
    for (const property of [...symbol.prompts, ...symbol.defaults, ...symbol.selects, ...symbol.implies]) {
      if (property.node === node) property.when = and(full, property.when);
    }
  }
}

function canonicalParts(expression: Expression | undefined): Set<string> {
  return new Set(conjuncts(expression).map((part) => canonical(part)));
}

/** A choice without a type has that of its first typed member; members without one have the choice's. */
function inferTypes(choice: Choice, node: MenuNode): void {
  const symbols = node.children.flatMap((child) => (child.item?.kind === "symbol" ? [child.item] : []));
  if (choice.type === "unknown") {
    choice.type = symbols.find((symbol) => symbol.type !== "unknown")?.type ?? "unknown";
  }
  for (const symbol of symbols) if (symbol.type === "unknown") symbol.type = choice.type;
}
