import type { Diagnostic, Span } from "../base/index.ts";
import type { Dependencies } from "./dependencies.ts";
import { explain, ineffectiveAssignments, type Explanation, type IneffectiveAssignment } from "./explain.ts";
import { triText, type Comparison, type Expression, type Tristate } from "./expression.ts";
import { isValidValue, leadingNumber, wholeNumber } from "./number.ts";
import type { Choice, KconfigTree, Property, Range, SymbolDefinition, SymbolType } from "./tree.ts";

/** What a person asked a symbol to be. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly origin: Span | undefined;
}

const UNKNOWN = 0;
const KNOWN = 1;
const RUNNING = 2;

/** Deeper than this a value does not compute what it needs by itself: the stack would run out. */
const MAX_DEPTH = 40;

/** How far a symbol is forced or suggested, and what its definitions allow. */
interface Bounds {
  readonly direct: Tristate;
  readonly selected: Tristate;
  readonly implied: Tristate;
}

/**
 * One evaluation of a tree: what was assigned, and every value that follows. Values are computed when asked for
 * and kept; an assignment forgets exactly what depends on it. Any number may live over one tree.
 *
 * Chains of dependencies may be as long as they like: a value computes what it needs as it meets it, but below a
 * certain depth what is needed is computed first, in order, with a stack of its own. In a dependency loop (reported with the tree) a value that is still being computed counts as n or "".
 */
export class Configuration {
  readonly tree: KconfigTree;
  readonly #dependencies: Dependencies;
  readonly #assignments = new Map<SymbolDefinition, Assignment>();
  /** Choices switched on or off as a whole, beside what is assigned to their members. */
  readonly #modes = new Map<Choice, Tristate>();
  readonly #state: Uint8Array;
  /** By cell: the value as tristate; for visibility cells, the visibility. */
  readonly #tri: Uint8Array;
  /** By item id: texts of string, int and hex symbols. */
  readonly #text: (string | undefined)[];
  readonly #visible: Uint8Array;
  readonly #written: Uint8Array;
  readonly #chosen: (SymbolDefinition | undefined)[];
  #modules: Tristate = 0;
  /** Members that were assigned, by choice, in the order of assignment. */
  readonly #asked = new Map<Choice, Set<SymbolDefinition>>();
  /** How many computations wait for one another. */
  #depth = 0;

  constructor(tree: KconfigTree) {
    this.tree = tree;
    this.#dependencies = tree.dependencies;
    const count = this.#dependencies.cellCount;
    this.#state = new Uint8Array(count);
    this.#tri = new Uint8Array(count);
    this.#visible = new Uint8Array(tree.items.length);
    this.#written = new Uint8Array(tree.items.length);
    this.#text = new Array<string | undefined>(tree.items.length).fill(undefined);
    this.#chosen = new Array<SymbolDefinition | undefined>(tree.items.length).fill(undefined);
    // Constants are nobody's dependency: they never change.
    for (const item of tree.items) {
      if (item.kind !== "symbol" || !item.constant) continue;
      this.#computeSymbol(item);
      this.#state[item.id] = KNOWN;
    }
  }

  // --- What a person asks for -------------------------------------------------------------------------------

  /**
   * A person's value: y, m, n, or a text without quotes. Kept even where it has no effect now (the symbol is not
   * visible, or the value is not one of its type), because a later assignment may change that. y for a member of
   * a choice chooses it; the last such assignment counts. A name the tree does not define is passed over.
   */
  assign(name: string, value: string, origin?: Span): void {
    const symbol = this.tree.symbols.get(name);
    if (!symbol) return;
    // Out and in again, so that the map's order is the order of assignment.
    this.#assignments.delete(symbol);
    this.#assignments.set(symbol, { name, value, origin });
    if (symbol.choice) {
      const asked = this.#asked.get(symbol.choice) ?? new Set();
      asked.delete(symbol);
      this.#asked.set(symbol.choice, asked.add(symbol));
    }
    this.#forgetSymbol(symbol);
  }

  /** Takes an assignment back. */
  unset(name: string): void {
    const symbol = this.tree.symbols.get(name);
    if (!symbol || !this.#assignments.delete(symbol)) return;
    if (symbol.choice) this.#asked.get(symbol.choice)?.delete(symbol);
    this.#forgetSymbol(symbol);
  }

  /** How far a choice is to be switched on, whatever its members are assigned; `undefined` takes it back. */
  setChoiceMode(choice: Choice, mode: Tristate | undefined): void {
    if (mode === undefined) this.#modes.delete(choice);
    else this.#modes.set(choice, mode);
    this.#forget([this.#dependencies.modeCell.get(choice)!, choice.id]);
  }

  /** The assignment in force for a name. */
  assignment(name: string): Assignment | undefined {
    const symbol = this.tree.symbols.get(name);
    return symbol && this.#assignments.get(symbol);
  }

  /** In the order they were made. */
  get assignments(): Iterable<Assignment> {
    return this.#assignments.values();
  }

  // --- What follows -----------------------------------------------------------------------------------------

  /** y, m, n or a text. An unset bool is "n", other unset types are ""; so is a name nobody defines: "n". */
  value(name: string): string {
    const symbol = this.tree.symbols.get(name);
    return symbol ? this.valueOf(symbol) : "n";
  }

  /** As `value`, for a constant too. */
  valueOf(symbol: SymbolDefinition): string {
    this.#demand(symbol.id);
    return this.#textOf(symbol);
  }

  tristateOf(symbol: SymbolDefinition): Tristate {
    this.#demand(symbol.id);
    return this.#tri[symbol.id] as Tristate;
  }

  /** Whether any of its prompts shows. */
  isVisible(name: string): boolean {
    const symbol = this.tree.symbols.get(name);
    return symbol !== undefined && this.visibilityOf(symbol) > 0;
  }

  /** How far its prompts allow it to be set; m for a tristate that cannot be y. */
  visibilityOf(item: SymbolDefinition | Choice): Tristate {
    this.#demand(item.id);
    return this.#visible[item.id] as Tristate;
  }

  /** Visible, and not forced to its highest value by a `select`. */
  isChangeable(name: string): boolean {
    const symbol = this.tree.symbols.get(name);
    return symbol !== undefined && this.visibilityOf(symbol) > this.#boundsOf(symbol).selected;
  }

  /** For bool and tristate: the values an assignment would bring about now, lowest first. */
  assignableValues(name: string): readonly string[] {
    const symbol = this.tree.symbols.get(name);
    if (!symbol || !this.isChangeable(name)) return [];
    const type = this.#effectiveType(symbol);
    if (!isLogical(type)) return [];
    const visible = this.visibilityOf(symbol);
    if (symbol.choice && visible === 2) return ["y"];
    const { selected } = this.#boundsOf(symbol);
    const names = ["n", "m", "y"].slice(selected, visible + 1);
    const { direct, implied } = this.#boundsOf(symbol);
    const never = !this.tree.rules.impliedMayBeModule && Math.min(direct, implied) === 2;
    return type === "bool" || never ? names.filter((value) => value !== "m") : names;
  }

  /** Whether the symbol belongs into a written configuration. */
  isWritten(symbol: SymbolDefinition): boolean {
    this.#demand(symbol.id);
    return this.#written[symbol.id] === 1;
  }

  /** The member of a choice that is y, if the choice is y. */
  chosenIn(choice: Choice): SymbolDefinition | undefined {
    this.#demand(choice.id);
    return this.#chosen[choice.id];
  }

  /** The member a choice has when nobody chooses. */
  defaultOf(choice: Choice): SymbolDefinition | undefined {
    this.#demand(choice.id);
    return this.#defaultMember(choice);
  }

  /** How far a choice is switched on. */
  modeOf(choice: Choice): Tristate {
    this.#demand(choice.id);
    return this.#mode(choice);
  }

  /** What the symbol would be if nobody had assigned it anything. */
  defaultValueOf(symbol: SymbolDefinition): string {
    this.#demand(symbol.id);
    if (!isLogical(symbol.type)) return this.#defaultText(symbol) ?? "";
    const { selected, implied } = this.#boundsOf(symbol);
    const property = this.#firstActive(symbol.defaults);
    let value = property ? Math.min(this.#evaluate(property.value), this.#evaluate(property.when)) : 0;
    value = Math.max(value, selected);
    if (value === 1 && (symbol.type === "bool" || (!symbol.choice && this.#modules === 0))) value = 2;
    return triText(Math.max(value, implied) as Tristate);
  }

  /** Whether m is a value that tristates can have. */
  modulesOn(): boolean {
    const { modules } = this.tree;
    if (modules) this.#demandModules();
    return this.#modules > 0;
  }

  /** The range in force for an int or hex. */
  rangeOf(
    symbol: SymbolDefinition,
  ): { readonly low: bigint; readonly high: bigint; readonly range: Range } | undefined {
    this.#demand(symbol.id);
    return this.#range(symbol);
  }

  /** n, m or y for a condition of the tree; y when it is missing. */
  evaluate(expression: Expression | undefined): Tristate {
    this.#demandModules();
    return this.#evaluate(expression);
  }

  /** What `select`, `imply` and the definitions' own dependencies allow or force. */
  boundsOf(symbol: SymbolDefinition): Bounds {
    this.#demand(symbol.id);
    return this.#boundsOf(symbol);
  }

  /** The value of a default in force, if there is one and no prompt with a person's value stands before it. */
  activeDefaultOf(symbol: SymbolDefinition): SymbolDefinition["defaults"][number] | undefined {
    this.#demand(symbol.id);
    return this.#firstActive(symbol.defaults);
  }

  /** Why a symbol has its value; and, when `wanted` is another one, why it has not that. */
  explain(name: string, wanted?: string): Explanation {
    return explain(this, name, wanted);
  }

  /** Assignments that did not take effect, in the order they were made, each with its reason. */
  ineffective(): readonly IneffectiveAssignment[] {
    return ineffectiveAssignments(this);
  }

  // --- Computing --------------------------------------------------------------------------------------------

  #demand(cell: number): void {
    this.#demandModules();
    this.#ensure(cell);
  }

  /** Types depend on it: without modules a tristate is a bool. What it needs itself is computed without. */
  #demandModules(): void {
    const { modules } = this.tree;
    if (!modules || this.#state[modules.id] !== UNKNOWN) return;
    const before = this.#modules;
    this.#modules = 0;
    this.#ensure(modules.id);
    this.#modules = this.#tri[modules.id] as Tristate;
    if (before === 0 && this.#modules === 0) return;
    this.#state.fill(UNKNOWN);
    this.#state[modules.id] = KNOWN;
  }

  /** Computes a cell, and on the way what it reads. One that is being computed is left as it is. */
  #ensure(cell: number): void {
    const state = this.#state;
    if (state[cell] !== UNKNOWN) return;
    if (this.#depth >= MAX_DEPTH) {
      this.#compute(cell);
      return;
    }
    state[cell] = RUNNING;
    this.#reset(cell);
    this.#depth += 1;
    this.#computeCell(cell);
    this.#depth -= 1;
    state[cell] = KNOWN;
  }

  /** Computes what the cell needs, then the cell, with a stack of its own. */
  #compute(cell: number): void {
    const state = this.#state;
    const stack = [cell];
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      if (state[top] === UNKNOWN) {
        state[top] = RUNNING;
        this.#reset(top);
        for (const needed of this.#dependencies.needs(top)) if (state[needed] === UNKNOWN) stack.push(needed);
        continue;
      }
      stack.pop();
      if (state[top] !== RUNNING) continue;
      this.#computeCell(top);
      state[top] = KNOWN;
    }
  }

  #reset(cell: number): void {
    this.#tri[cell] = 0;
    if (cell < this.tree.items.length) {
      this.#text[cell] = undefined;
      this.#chosen[cell] = undefined;
    }
  }

  #computeCell(cell: number): void {
    const item = this.tree.items[this.#dependencies.owner[cell]!]!;
    if (item.kind === "choice") {
      if (cell === item.id) this.#computeChosen(item);
      else this.#tri[cell] = this.#choiceMode(item);
    } else if (cell === item.id) this.#computeSymbol(item);
    else this.#tri[cell] = this.#promptVisibility(item);
  }

  #computeSymbol(symbol: SymbolDefinition): void {
    const { id } = symbol;
    if (symbol.constant || symbol.type === "unknown") {
      this.#text[id] = symbol.name;
      this.#tri[id] = symbol.constant ? (symbol.name === "y" ? 2 : symbol.name === "m" ? 1 : 0) : 0;
      this.#visible[id] = symbol.constant ? 0 : this.#promptVisibility(symbol);
      this.#written[id] = this.#visible[id] > 0 ? 1 : 0;
      return;
    }
    const visible = symbol.choice ? this.#memberVisibility(symbol) : this.#promptVisibility(symbol);
    this.#visible[id] = visible;
    this.#written[id] = visible > 0 ? 1 : 0;
    if (isLogical(symbol.type)) this.#tri[id] = this.#tristate(symbol, visible);
    else this.#text[id] = this.#clamped(symbol, this.#string(symbol, visible));
    if (symbol.transitional) this.#written[id] = 0;
  }

  #tristate(symbol: SymbolDefinition, visible: Tristate): Tristate {
    if (symbol.choice && visible === 2) {
      this.#ensure(symbol.choice.id);
      return this.#chosen[symbol.choice.id] === symbol ? 2 : 0;
    }
    const { direct, selected, implied } = this.#boundsOf(symbol);
    const reach = symbol.transitional ? 2 : visible;
    const asked = reach > 0 ? this.#askedTristate(symbol) : undefined;
    let value: number;
    if (asked !== undefined) value = Math.min(asked, reach);
    else {
      const property = this.#firstActive(symbol.defaults);
      value = property ? Math.min(this.#evaluate(property.value), this.#evaluate(property.when)) : 0;
      const { writesVainImplies } = this.tree.rules;
      const followed = writesVainImplies ? implied : Math.min(implied, direct);
      if (selected > 0 || value > 0 || followed > 0) this.#written[symbol.id] = 1;
      if (implied > 0) value = Math.min(Math.max(value, implied), direct);
    }
    value = Math.max(value, selected);
    const never = implied === 2 && direct === 2 && !this.tree.rules.impliedMayBeModule;
    return value === 1 && (never || this.#effectiveType(symbol) === "bool") ? 2 : (value as Tristate);
  }

  #string(symbol: SymbolDefinition, visible: Tristate): string {
    if (visible > 0 || symbol.transitional) {
      const asked = this.#assignments.get(symbol)?.value;
      if (asked !== undefined && isValidValue(symbol.type, asked) && this.#inRange(symbol, asked))
        return asked;
    }
    const value = this.#defaultText(symbol);
    if (value !== undefined) this.#written[symbol.id] = 1;
    return value ?? "";
  }

  #defaultText(symbol: SymbolDefinition): string | undefined {
    const value = this.#firstActive(symbol.defaults)?.value;
    if (value?.kind !== "symbol") return undefined;
    // The text behind a bool is "n" whatever its value: a quirk of conf, which warns about such defaults.
    if (!value.symbol.constant && isLogical(value.symbol.type)) return "n";
    return this.#textOf(value.symbol);
  }

  #promptVisibility(symbol: SymbolDefinition): Tristate {
    let visible: Tristate = 0;
    for (const { when } of symbol.prompts) {
      let one = this.#evaluate(when);
      // While a choice is y, a member that could only be m cannot be chosen.
      if (one === 1 && symbol.choice && symbol.type === "tristate" && this.#mode(symbol.choice) === 2)
        one = 0;
      if (one > visible) visible = one;
    }
    return visible === 1 && this.#effectiveType(symbol) !== "tristate" ? 2 : visible;
  }

  #boundsOf(symbol: SymbolDefinition): Bounds {
    // A member of a choice follows the choice; `select` does not reach it.
    if (symbol.choice) return { direct: 0, selected: 0, implied: 0 };
    return {
      direct: this.#raised(symbol, this.#evaluate(symbol.directDependency)),
      selected: this.#joined(symbol, symbol.selectedBy),
      implied: this.#joined(symbol, symbol.impliedBy),
    };
  }

  /** The highest value that any of those gives. */
  #joined(symbol: SymbolDefinition, reverse: SymbolDefinition["selectedBy"]): Tristate {
    let value: Tristate = 0;
    for (const { by, condition } of reverse) {
      if (value === 2) break;
      this.#ensure(by.id);
      const own = this.#tri[by.id] as Tristate;
      if (own <= value) continue;
      const one = Math.min(own, this.#evaluate(condition)) as Tristate;
      if (one > value) value = one;
    }
    return value === 0 ? 0 : this.#raised(symbol, value);
  }

  /** A bool that could be m is y. */
  #raised(symbol: SymbolDefinition, value: Tristate): Tristate {
    return value === 1 && this.#effectiveType(symbol) === "bool" ? 2 : value;
  }

  #choiceMode(choice: Choice): Tristate {
    let visible: Tristate = 0;
    for (const { when } of choice.prompts) visible = Math.max(visible, this.#evaluate(when)) as Tristate;
    const tristate = choice.type === "tristate" && this.#modules > 0;
    if (visible === 1 && !tristate) visible = 2;
    this.#visible[choice.id] = visible;
    let mode: number = Math.min(this.#modes.get(choice) ?? this.#askedMode(choice), visible);
    // A choice that shows is at least m, unless it is optional.
    if (!choice.optional) mode = Math.max(mode, Math.min(visible, 1));
    return mode === 1 && !tristate ? 2 : (mode as Tristate);
  }

  /** m after y contradicts itself: then nothing counts as asked for. */
  #askedMode(choice: Choice): Tristate {
    let asked: Tristate = 0;
    for (const member of this.#askedMembers(choice)) {
      const one = this.#askedTristate(member) ?? 0;
      if (one === 1 && asked === 2) return 0;
      if (one > asked) asked = one;
    }
    return asked;
  }

  #computeChosen(choice: Choice): void {
    const mode = this.#mode(choice);
    const chosen = mode === 2 ? this.#chooseMember(choice) : undefined;
    this.#chosen[choice.id] = chosen;
    this.#tri[choice.id] = mode === 2 && !chosen ? 0 : mode;
  }

  #chooseMember(choice: Choice): SymbolDefinition | undefined {
    let last: SymbolDefinition | undefined;
    // Assignments are kept in order, so the last y counts.
    for (const symbol of this.#askedMembers(choice)) if (this.#askedTristate(symbol) === 2) last = symbol;
    return last && this.#memberVisible(last) ? last : this.#defaultMember(choice);
  }

  #askedMembers(choice: Choice): ReadonlySet<SymbolDefinition> {
    return this.#asked.get(choice) ?? NOBODY;
  }

  #defaultMember(choice: Choice): SymbolDefinition | undefined {
    for (const { value, when } of choice.defaults) {
      if (this.#evaluate(when) === 0 || value.kind !== "symbol") continue;
      if (value.symbol.choice === choice && this.#memberVisible(value.symbol)) return value.symbol;
    }
    return choice.members.find((member) => this.#memberVisible(member));
  }

  #memberVisible(member: SymbolDefinition): boolean {
    return this.#memberVisibility(member) > 0;
  }

  #memberVisibility(member: SymbolDefinition): Tristate {
    const cell = this.#dependencies.visibilityCell.get(member)!;
    this.#ensure(cell);
    return this.#tri[cell] as Tristate;
  }

  #mode(choice: Choice): Tristate {
    const cell = this.#dependencies.modeCell.get(choice)!;
    this.#ensure(cell);
    return this.#tri[cell] as Tristate;
  }

  #askedTristate(symbol: SymbolDefinition): Tristate | undefined {
    const asked = this.#assignments.get(symbol)?.value;
    if (asked === undefined || !isValidValue(symbol.type, asked)) return undefined;
    return asked === "y" ? 2 : asked === "m" ? 1 : 0;
  }

  #firstActive<P extends Property>(properties: readonly P[]): P | undefined {
    return properties.find(({ when }) => this.#evaluate(when) > 0);
  }

  #range(symbol: SymbolDefinition): { low: bigint; high: bigint; range: Range } | undefined {
    if (symbol.type !== "int" && symbol.type !== "hex") return undefined;
    const range = this.#firstActive(symbol.ranges);
    if (!range) return undefined;
    const bound = (at: SymbolDefinition): bigint => {
      // A bound as written is read in the base of the symbol it bounds.
      const type = at.type === "unknown" ? symbol.type : at.type;
      return leadingNumber(this.#textOf(at), type === "hex" ? 16 : 10);
    };
    return { low: bound(range.low), high: bound(range.high), range };
  }

  #inRange(symbol: SymbolDefinition, text: string): boolean {
    const range = this.#range(symbol);
    if (!range) return true;
    const value = leadingNumber(text, symbol.type === "hex" ? 16 : 10);
    return value >= range.low && value <= range.high;
  }

  /** A default outside the range becomes the nearer end, as that is written; a missing one counts as 0. */
  #clamped(symbol: SymbolDefinition, text: string): string {
    const found = this.#range(symbol);
    if (!found) return text;
    const value = leadingNumber(text, symbol.type === "hex" ? 16 : 10);
    if (value < found.low) return this.#textOf(found.range.low);
    return value > found.high ? this.#textOf(found.range.high) : text;
  }

  #effectiveType(symbol: SymbolDefinition): SymbolDefinition["type"] {
    return symbol.type === "tristate" && this.#modules === 0 ? "bool" : symbol.type;
  }

  #textOf(symbol: SymbolDefinition): string {
    this.#ensure(symbol.id);
    if (!isLogical(symbol.type)) return this.#text[symbol.id] ?? "";
    const value = this.#tri[symbol.id] as Tristate;
    return value === 1 && this.#modules === 0 && !symbol.constant ? "n" : triText(value);
  }

  #evaluate(expression: Expression | undefined): Tristate {
    if (!expression) return 2;
    switch (expression.kind) {
      case "symbol": {
        const { id } = expression.symbol;
        if (this.#state[id] === UNKNOWN) this.#ensure(id);
        return this.#tri[id] as Tristate;
      }
      case "not":
        return (2 - this.#evaluate(expression.operand)) as Tristate;
      case "and": {
        let value: Tristate = 2;
        for (const operand of expression.operands) {
          value = Math.min(value, this.#evaluate(operand)) as Tristate;
          if (value === 0) break;
        }
        return value;
      }
      case "or": {
        let value: Tristate = 0;
        for (const operand of expression.operands) {
          value = Math.max(value, this.#evaluate(operand)) as Tristate;
          if (value === 2) break;
        }
        return value;
      }
      case "mode": {
        const mode = this.#mode(expression.choice);
        return expression.full && mode !== 2 ? 0 : mode;
      }
      case "compare":
        return this.#compare(expression.operator, expression.left, expression.right) ? 2 : 0;
    }
  }

  #compare(operator: Comparison, left: SymbolDefinition, right: SymbolDefinition): boolean {
    const a = this.#comparable(left);
    const b = this.#comparable(right);
    const texts =
      a.number === undefined || b.number === undefined || (left.type === "string" && right.type === "string");
    const difference = texts
      ? compareTexts(a.text, b.text)
      : Number(a.number! > b.number!) - Number(a.number! < b.number!);
    switch (operator) {
      case "=":
        return difference === 0;
      case "!=":
        return difference !== 0;
      case "<":
        return difference < 0;
      case "<=":
        return difference <= 0;
      case ">":
        return difference > 0;
      case ">=":
        return difference >= 0;
    }
  }

  /** n, m, y compare as 0, 1, 2; numbers as numbers; when either side is neither, both compare as text. */
  #comparable(symbol: SymbolDefinition): { text: string; number: bigint | undefined } {
    const text = this.#textOf(symbol);
    if (isLogical(symbol.type)) {
      return { text, number: text === "y" ? 2n : text === "m" ? 1n : 0n };
    }
    const base = symbol.type === "int" ? 10 : symbol.type === "hex" ? 16 : 0;
    return { text, number: wholeNumber(text, base) };
  }

  // --- Forgetting -------------------------------------------------------------------------------------------

  #forgetSymbol(symbol: SymbolDefinition): void {
    const cells = [symbol.id];
    if (symbol.choice) cells.push(this.#dependencies.modeCell.get(symbol.choice)!, symbol.choice.id);
    this.#forget(cells);
  }

  #forget(cells: readonly number[]): void {
    // Everything a known cell needs is known, so nothing behind an unknown one can be known.
    const stack = cells.filter((cell) => this.#state[cell] !== UNKNOWN);
    for (const cell of stack) this.#state[cell] = UNKNOWN;
    while (stack.length > 0) {
      for (const cell of this.#dependencies.neededBy(stack.pop()!)) {
        if (this.#state[cell] === UNKNOWN) continue;
        this.#state[cell] = UNKNOWN;
        stack.push(cell);
      }
    }
  }

  /**
   * Every symbol that a `select` holds above its own dependencies, which usually breaks a build. In order of
   * definition.
   */
  warnings(): Diagnostic[] {
    const result: Diagnostic[] = [];
    for (const symbol of this.tree.symbols.values()) {
      if (symbol.selectedBy.length === 0) continue;
      const { direct, selected } = this.boundsOf(symbol);
      if (direct < selected) result.push(this.#unmet(symbol, direct));
    }
    return result;
  }

  #unmet(symbol: SymbolDefinition, direct: Tristate): Diagnostic {
    const selecting = symbol.selectedBy.filter(
      ({ by, condition }) => Math.min(this.#tri[by.id]!, this.#evaluate(condition)) > direct,
    );
    const { span } = symbol.nodes[0]!;
    return {
      severity: "warning",
      code: "kconfig/unmet-dependency",
      message: `"${symbol.name}" is selected although what it depends on is ${triText(direct)}`,
      span,
      notes: selecting.map(({ by, span: place }) => ({
        message: `selected by "${by.name}", which is ${this.#textOf(by)}`,
        span: place,
      })),
    };
  }
}

const NOBODY: ReadonlySet<SymbolDefinition> = new Set();

function isLogical(type: SymbolType): boolean {
  return type === "bool" || type === "tristate";
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
