import type { Diagnostic, Span } from "../base/index.ts";
import type { Dependencies } from "./dependencies.ts";
import type { Expression } from "./expression.ts";
import type { ConfRules } from "./rules.ts";

/** `unknown`: named in an expression but never defined, or defined without a type. */
export type SymbolType = "unknown" | "bool" | "tristate" | "string" | "int" | "hex";

/**
 * What every property of a symbol or choice has. `condition` is what its own line says; `when` adds what the
 * menus, `if`s and `depends on`s around it say. Missing means always.
 */
export interface Property {
  readonly node: MenuNode;
  readonly span: Span;
  readonly condition: Expression | undefined;
  when: Expression | undefined;
}

/** The text a person is shown. For menus and comments too. */
export interface Prompt extends Property {
  readonly text: string;
}

export interface Default extends Property {
  readonly value: Expression;
}

/** A `select` or an `imply`. */
export interface Selection extends Property {
  readonly target: SymbolDefinition;
}

export interface Range extends Property {
  readonly low: SymbolDefinition;
  readonly high: SymbolDefinition;
}

interface Configurable {
  /** Dense, from 0, unique among symbols and choices of the tree. */
  readonly id: number;
  type: SymbolType;
  /** Where it is defined, in order; empty for a symbol that is only mentioned. */
  readonly nodes: MenuNode[];
  readonly prompts: Prompt[];
  readonly defaults: Default[];
}

/** A symbol, or a constant. Filled while the tree is read; fixed afterwards. */
export interface SymbolDefinition extends Configurable {
  readonly kind: "symbol";
  readonly name: string;
  /** A quoted text, or y, m, n: its value is its name. */
  readonly constant: boolean;
  readonly selects: Selection[];
  readonly implies: Selection[];
  readonly ranges: Range[];
  /** The choice it is a member of. */
  choice: Choice | undefined;
  /** Joined over all definitions: what a `select` must respect. */
  directDependency: Expression | undefined;
  selectedBy: ReverseDependency[];
  impliedBy: ReverseDependency[];
  /** `option allnoconfig_y`. */
  allNoConfigY: boolean;
  /** `transitional`: its value is read for the sake of others' defaults and never written. */
  transitional: boolean;
}

/** `by` raises the symbol to its own value, as far as `condition` allows. */
export interface ReverseDependency {
  readonly by: SymbolDefinition;
  readonly condition: Expression | undefined;
  readonly span: Span;
}

export interface Choice extends Configurable {
  readonly kind: "choice";
  readonly name: string | undefined;
  optional: boolean;
  readonly members: SymbolDefinition[];
}

export type MenuNodeKind = "root" | "menu" | "config" | "menuconfig" | "choice" | "comment" | "if";

/**
 * One entry of the menus, in the order a person sees them. Symbols that depend on the symbol before them are its
 * children; `if` blocks have dissolved into their parents.
 */
export interface MenuNode {
  readonly kind: MenuNodeKind;
  parent: MenuNode | undefined;
  children: MenuNode[];
  readonly item: SymbolDefinition | Choice | undefined;
  prompt: Prompt | undefined;
  /** Its own `depends on` while it is read, then joined with those around it. */
  dependencies: Expression | undefined;
  /** A menu's `visible if`: hides prompts below it, touches no value. */
  visibleIf: Expression | undefined;
  /** Without its indentation and without trailing line breaks. */
  help: string | undefined;
  /** Line breaks that stood behind the help text: `conf` prints them. */
  helpTail: string;
  /** The line that opens it. */
  readonly span: Span;
}

/** What was looked at while reading: with the same answers, reading again gives the same tree. */
export interface KconfigReads {
  /** Paths, in the order they were first read. */
  readonly files: readonly string[];
  /** The same as the `source` lines write them, so one file may be in it by several names. */
  readonly names: readonly string[];
  /** Folders listed for globs, and optional files that were not there. */
  readonly probes: readonly string[];
  readonly env: ReadonlyMap<string, string | undefined>;
  readonly shell: readonly { readonly command: string; readonly stdout: string }[];
}

export interface KconfigTree {
  /** The root. Its prompt is the `mainmenu` text. */
  readonly mainMenu: MenuNode;
  /** Defined symbols by name, in order of first definition. */
  readonly symbols: ReadonlyMap<string, SymbolDefinition>;
  readonly choices: readonly Choice[];
  /** The symbol that switches m on, if there is one. */
  readonly modules: SymbolDefinition | undefined;
  /** What names have in `.config` before them, `CONFIG_` unless the environment's `CONFIG_` says otherwise. */
  readonly prefix: string;
  /** Which release of `conf` is followed where releases differ. */
  readonly rules: ConfRules;
  /** Errors are where the original tool would have stopped; the tree is what could be read all the same. */
  readonly diagnostics: readonly Diagnostic[];
  readonly reads: KconfigReads;
  /** Symbols and choices by id, with those only mentioned. @internal */
  readonly items: readonly (SymbolDefinition | Choice)[];
  /** @internal */
  readonly dependencies: Dependencies;
}
