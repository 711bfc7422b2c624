import { posix } from "node:path";
import { nearest, type Note, type Span } from "../base/index.ts";
import { and, type Expression } from "./expression.ts";
import { ExpressionParser, found, Mistake } from "./expression-parser.ts";
import type { ParseSession } from "./parse-session.ts";
import { Scanner } from "./scanner.ts";
import { isGlob } from "./source-files.ts";
import type { Choice, MenuNode, MenuNodeKind, Prompt, SymbolDefinition, SymbolType } from "./tree.ts";

/** How deep blocks and files may nest; far beyond any real tree, and it keeps recursion bounded. */
const MAX_NESTING = 200;
/** Files may source others twice, and those again; this bounds the doubling. */
const MAX_SOURCED = 20_000;

const TYPES: ReadonlySet<string> = new Set<SymbolType>(["bool", "tristate", "string", "int", "hex"]);
const NAME_HINT = "A name is made of letters, digits and _, and is not y, m or n";
const STATEMENTS = [
  ...["mainmenu", "config", "menuconfig", "choice", "endchoice", "menu", "endmenu", "if", "endif", "comment"],
  ...["source", "rsource", "osource", "orsource"],
];
const CONFIG_ATTRIBUTES = [
  ...[...TYPES, "def_bool", "def_tristate", "prompt", "default", "depends", "select", "imply", "range"],
  ...["help", "---help---", "option", "modules", "transitional"],
];
const CHOICE_ATTRIBUTES = [
  "bool",
  "tristate",
  "prompt",
  "default",
  "depends",
  "optional",
  "help",
  "---help---",
];
const MENU_ATTRIBUTES = ["depends", "visible"];
const COMMENT_ATTRIBUTES = ["depends"];

/** A file being read, and who sourced it. */
interface SourcedFile {
  readonly path: string;
  /** As the `source` line has it. */
  readonly name: string;
  readonly text: string;
  /** The `source` line and its file; none for the root file. */
  readonly from: { readonly span: Span; readonly file: SourcedFile; readonly depth: number } | undefined;
}

interface OpenEntry {
  readonly node: MenuNode;
  readonly allowed: readonly string[];
}

/** Reads the whole tree of files below a root file into raw menu nodes: as written, nothing joined yet. */
export function parseFiles(session: ParseSession, rootFile: string): MenuNode {
  const text = session.files.text(rootFile);
  const source = { name: rootFile, text: text ?? "" };
  const root = newNode("root", undefined, undefined, { source, start: 0, end: 0 });
  setMenuText(root, "Main menu", root.span);
  if (text === undefined) session.error("unreadable", `cannot read "${rootFile}"`, root.span);
  else {
    const name = session.rootName;
    session.names.add(name);
    new FileParser(session, { path: rootFile, name, text, from: undefined }, root).run(root);
  }
  return root;
}

/** Reads the statements of one file. A mistake is reported and its line passed over. */
class FileParser {
  readonly #session: ParseSession;
  readonly #file: SourcedFile;
  readonly #root: MenuNode;
  readonly #scanner: Scanner;
  readonly #expressions: ExpressionParser;
  /** Blocks open in this file, with the word that ends them; blocks do not cross files. */
  readonly #blocks: { readonly end: string; readonly span: Span }[] = [];
  /** The current token is the first of its line and nobody has taken it. */
  #atStatement = false;
  /** The entry whose attributes ended just before the current statement. */
  #entry: OpenEntry | undefined;

  constructor(session: ParseSession, file: SourcedFile, root: MenuNode) {
    this.#session = session;
    this.#file = file;
    this.#root = root;
    const source = { name: file.path, text: file.text };
    this.#scanner = new Scanner(source, file.name, session.macros, (diagnostic) =>
      session.report(diagnostic),
    );
    this.#expressions = new ExpressionParser(this.#scanner, session.table);
  }

  run(parent: MenuNode): void {
    this.#statements(parent);
  }

  /** Until the end of the file or the end of an open block, which is left for its owner. */
  #statements(parent: MenuNode): void {
    while (this.#startStatement()) {
      const keyword = this.#scanner.text;
      if (keyword === "endmenu" || keyword === "endif" || keyword === "endchoice") {
        if (this.#blocks.some((block) => block.end === keyword)) return;
        const opener = keyword.slice(3);
        this.#session.error(
          "unexpected-end",
          `"${keyword}" without "${opener}" in this file`,
          this.#scanner.span(),
          `Take this line away, or open the ${opener} in the same file`,
        );
        this.#dropLine();
      } else this.#guarded(() => this.#statement(keyword, parent));
    }
  }

  #statement(keyword: string, parent: MenuNode): void {
    const scanner = this.#scanner;
    const span = scanner.span();
    const entry = this.#entry;
    this.#entry = undefined;
    this.#atStatement = false;
    switch (keyword) {
      case "config":
      case "menuconfig":
        this.#config(keyword, parent, span);
        break;
      case "choice":
        this.#choice(parent, span);
        break;
      case "menu":
        this.#menu(parent, span);
        break;
      case "if":
        this.#if(parent, span);
        break;
      case "comment": {
        const node = newNode("comment", parent, undefined, span);
        this.#guarded(() => this.#menuText(node));
        this.#attributes(node, COMMENT_ATTRIBUTES);
        break;
      }
      case "mainmenu":
        this.#menuText(this.#root);
        break;
      case "source":
      case "rsource":
      case "osource":
      case "orsource":
        this.#source(keyword, parent);
        break;
      default:
        this.#assignment(keyword, span, entry);
    }
  }

  /** `name = value` and friends; anything else is no statement at all. */
  #assignment(name: string, span: Span, entry: OpenEntry | undefined): void {
    const scanner = this.#scanner;
    scanner.next();
    const operator = scanner.kind;
    if (operator === "=" || operator === ":=" || operator === "+=") {
      const value = scanner.restOfLine();
      this.#session.macros.assign(name, operator, value, scanner.site(scanner.start));
      return;
    }
    const attribute = [CONFIG_ATTRIBUTES, CHOICE_ATTRIBUTES, MENU_ATTRIBUTES].some((list) =>
      list.includes(name),
    );
    if (attribute)
      this.#session.error(
        "misplaced",
        `"${name}" cannot stand here`,
        span,
        "Put it below the entry it belongs to",
      );
    const near = attribute ? undefined : nearest(name, [...STATEMENTS, ...(entry?.allowed ?? [])]);
    const hint = near === undefined ? undefined : `Did you mean "${near}"?`;
    if (!attribute)
      this.#session.error("unknown-statement", `expected a statement, found "${name}"`, span, hint);
    scanner.skipLine();
    if (name === "help" || name === "---help---") scanner.helpText();
    // After a misspelt attribute the entry goes on; after anything else, what follows belongs to nothing.
    if (entry && (near === undefined || entry.allowed.includes(near)))
      this.#attributes(entry.node, entry.allowed);
    else this.#skipAttributes();
  }

  /** Passes over the lines of an entry whose head could not be read. */
  #skipAttributes(): void {
    while (this.#startStatement() && CONFIG_ATTRIBUTES.includes(this.#scanner.text)) {
      const help = this.#scanner.text.includes("help");
      this.#dropLine();
      if (help) this.#scanner.helpText();
    }
  }

  #config(keyword: "config" | "menuconfig", parent: MenuNode, span: Span): void {
    const scanner = this.#scanner;
    scanner.next();
    if (scanner.kind !== "word" || /^[ymn]$/.test(scanner.text)) {
      this.#guarded(() => {
        const hint = scanner.is("string") ? "Write the name without quotes" : NAME_HINT;
        throw new Mistake(scanner, `expected a symbol name, found ${found(scanner)}`, hint);
      });
      this.#skipAttributes();
      return;
    }
    const symbol = this.#session.table.symbol(scanner.text);
    const node = newNode(keyword, parent, symbol, { ...span, end: scanner.end });
    symbol.nodes.push(node);
    if (!this.#session.table.defined.has(symbol.name)) this.#session.table.defined.set(symbol.name, symbol);
    this.#guarded(() => {
      scanner.next();
      this.#finishLine();
    });
    this.#attributes(node, CONFIG_ATTRIBUTES);
  }

  #choice(parent: MenuNode, span: Span): void {
    const scanner = this.#scanner;
    scanner.next();
    const name = scanner.kind === "word" ? scanner.text : undefined;
    if (name !== undefined) scanner.next();
    const choice = this.#session.table.choice(name);
    const node = newNode("choice", parent, choice, span);
    choice.nodes.push(node);
    this.#guarded(() => this.#finishLine());
    this.#attributes(node, CHOICE_ATTRIBUTES);
    this.#block("endchoice", span, node);
  }

  #menu(parent: MenuNode, span: Span): void {
    const node = newNode("menu", parent, undefined, span);
    this.#guarded(() => this.#menuText(node));
    this.#attributes(node, MENU_ATTRIBUTES);
    this.#block("endmenu", span, node);
  }

  #if(parent: MenuNode, span: Span): void {
    const node = newNode("if", parent, undefined, span);
    // A block opens even when its head is wrong, so that its end is not a second mistake.
    this.#guarded(() => {
      this.#scanner.next();
      node.dependencies = this.#expressions.parse();
      this.#finishLine();
    });
    this.#block("endif", span, node);
  }

  #block(end: string, span: Span, node: MenuNode): void {
    if (this.#blocks.length + (this.#file.from?.depth ?? 0) >= MAX_NESTING) {
      this.#session.error("nested-too-deeply", `blocks and files nest more than ${MAX_NESTING} deep`, span);
      return;
    }
    this.#blocks.push({ end, span });
    this.#statements(node);
    this.#blocks.pop();
    if (this.#atStatement && this.#scanner.kind === "word" && this.#scanner.text === end) {
      this.#guarded(() => {
        this.#atStatement = false;
        this.#scanner.next();
        this.#finishLine();
      });
    } else {
      const opener = end.slice(3);
      this.#session.error(
        "missing-end",
        `this "${opener}" has no "${end}" in its file`,
        span,
        `Add "${end}" behind its last entry`,
      );
    }
  }

  /** The text of a menu, a comment or the main menu. */
  #menuText(node: MenuNode): void {
    const { text, span } = this.#text();
    setMenuText(node, text, span);
    this.#finishLine();
  }

  /** A quoted text, or one word; the token after it becomes current. */
  #text(): { text: string; span: Span } {
    const scanner = this.#scanner;
    scanner.next();
    return this.#textHere();
  }

  #textHere(): { text: string; span: Span } {
    const scanner = this.#scanner;
    if (scanner.kind !== "string" && scanner.kind !== "word") {
      throw new Mistake(scanner, `expected a text in quotes, found ${found(scanner)}`, 'Write "the text"');
    }
    const { text } = scanner;
    const span = scanner.span();
    scanner.next();
    return { text, span };
  }

  #attributes(node: MenuNode, allowed: readonly string[]): void {
    while (this.#startStatement() && allowed.includes(this.#scanner.text)) {
      const keyword = this.#scanner.text;
      this.#guarded(() => this.#attribute(keyword, node));
    }
    this.#entry = { node, allowed };
  }

  #attribute(keyword: string, node: MenuNode): void {
    const scanner = this.#scanner;
    const span = scanner.span();
    const item = node.item;
    this.#atStatement = false;
    if (keyword === "help" || keyword === "---help---") {
      if (keyword !== "help") this.#session.usesOldSyntax = true;
      this.#help(node, span);
      return;
    }
    scanner.next();
    if (keyword === "depends" || keyword === "visible") {
      const word = keyword === "depends" ? "on" : "if";
      if (scanner.kind !== "word" || scanner.text !== word) {
        throw new Mistake(
          scanner,
          `expected "${word}" after "${keyword}", found ${found(scanner)}`,
          `Write "${keyword} ${word}" and the condition`,
        );
      }
      scanner.next();
      const condition = this.#expressions.parse();
      this.#finishLine();
      if (keyword === "depends") node.dependencies = and(node.dependencies, condition);
      else node.visibleIf = and(node.visibleIf, condition);
    } else if (keyword === "optional" && item?.kind === "choice") {
      this.#finishLine();
      item.optional = true;
    } else if (keyword === "prompt") this.#prompt(node);
    else if (item && TYPES.has(keyword)) {
      this.#setType(item, keyword as SymbolType, span);
      if (scanner.kind === "string" || scanner.kind === "word") this.#prompt(node);
      else this.#finishLine();
    } else if (item && (keyword === "default" || keyword.startsWith("def_"))) {
      if (keyword !== "default") this.#setType(item, keyword.slice(4) as SymbolType, span);
      const value = this.#expressions.parse();
      item.defaults.push({ node, span, value, condition: this.#condition(), when: undefined });
    } else if (item?.kind === "symbol") this.#symbolAttribute(keyword, node, item, span);
  }

  #symbolAttribute(keyword: string, node: MenuNode, symbol: SymbolDefinition, span: Span): void {
    const scanner = this.#scanner;
    switch (keyword) {
      case "select":
      case "imply": {
        if (scanner.kind !== "word")
          throw new Mistake(
            scanner,
            `expected a symbol name, found ${found(scanner)}`,
            scanner.is("string") ? "Write the name without quotes" : NAME_HINT,
          );
        const target = this.#session.table.symbol(scanner.text);
        scanner.next();
        const list = keyword === "select" ? symbol.selects : symbol.implies;
        list.push({ node, span, target, condition: this.#condition(), when: undefined });
        return;
      }
      case "range": {
        const low = this.#expressions.parseSymbol();
        const high = this.#expressions.parseSymbol();
        symbol.ranges.push({ node, span, low, high, condition: this.#condition(), when: undefined });
        return;
      }
      case "modules":
        this.#finishLine();
        this.#setModules(symbol, span);
        return;
      case "transitional":
        this.#finishLine();
        symbol.transitional = true;
        return;
      default:
        this.#option(node, symbol, span);
    }
  }

  /** `option modules`, `option env="NAME"`, `option allnoconfig_y`: spellings of older kernels. */
  #option(node: MenuNode, symbol: SymbolDefinition, span: Span): void {
    const scanner = this.#scanner;
    const option = scanner.text;
    this.#session.usesOldSyntax = true;
    if (scanner.kind !== "word" || !["modules", "env", "allnoconfig_y", "defconfig_list"].includes(option)) {
      throw new Mistake(
        scanner,
        `expected an option, found ${found(scanner)}`,
        'Use modules, env="NAME", allnoconfig_y or defconfig_list',
      );
    }
    scanner.next();
    if (option === "modules") this.#setModules(symbol, span);
    else if (option === "allnoconfig_y") symbol.allNoConfigY = true;
    else if (option === "env") {
      if (!scanner.is("="))
        throw new Mistake(scanner, `expected "=", found ${found(scanner)}`, 'Write env="NAME"');
      const { text: name } = this.#text();
      const text = Object.hasOwn(this.#session.env, name) ? this.#session.env[name] : undefined;
      this.#session.macros.env.set(name, text);
      const value = { kind: "symbol" as const, symbol: this.#session.table.constant(text ?? ""), span };
      if (text !== undefined)
        symbol.defaults.push({ node, span, value, condition: undefined, when: undefined });
    }
    this.#finishLine();
  }

  #setModules(symbol: SymbolDefinition, span: Span): void {
    const known = this.#session.modules;
    if (known && known !== symbol) {
      this.#session.error(
        "second-modules",
        `"${known.name}" is the modules symbol already`,
        span,
        "Keep one of the two",
      );
    } else this.#session.modules = symbol;
  }

  #setType(item: SymbolDefinition | Choice, type: SymbolType, span: Span): void {
    if (item.type === "unknown") item.type = type;
    else if (item.type !== type) {
      const name = item.name ?? "<choice>";
      const message = `"${name}" is ${item.type} already, its redefinition as ${type} is ignored`;
      this.#session.warn("type-redefinition", message, span);
    }
  }

  #prompt(node: MenuNode): void {
    const { text, span } = this.#textHere();
    const own = this.#condition();
    const trimmed = text.replace(/^[ \t]+/, "");
    if (trimmed !== text)
      this.#session.warn("prompt-whitespace", "leading whitespace of the prompt is ignored", span);
    if (node.prompt) this.#session.warn("prompt-redefinition", "this entry has a prompt already", span);
    let condition = own;
    // A menu's `visible if` works by being added to every prompt below it.
    for (let menu = node.parent; menu; menu = menu.parent) condition = and(condition, menu.visibleIf);
    const prompt: Prompt = { node, span, text: trimmed, condition, when: undefined };
    node.prompt = prompt;
    node.item?.prompts.push(prompt);
  }

  /** `if EXPRESSION` or nothing, then the end of the line. */
  #condition(): Expression | undefined {
    const scanner = this.#scanner;
    if (scanner.kind !== "word" || scanner.text !== "if") {
      this.#finishLine();
      return undefined;
    }
    scanner.next();
    const condition = this.#expressions.parse();
    this.#finishLine();
    return condition;
  }

  #help(node: MenuNode, span: Span): void {
    const scanner = this.#scanner;
    scanner.next();
    this.#finishLine();
    const { text, tail } = scanner.helpText();
    const name = node.item?.name ?? "<choice>";
    if (node.help !== undefined) {
      this.#session.warn("second-help", `"${name}" has a help text already, this one replaces it`, span);
    }
    if (text === "") this.#session.warn("blank-help", `the help text of "${name}" is blank`, span);
    node.help = text;
    node.helpTail = tail;
  }

  #source(keyword: string, parent: MenuNode): void {
    const scanner = this.#scanner;
    const optional = keyword.startsWith("o");
    scanner.nextPath();
    const { text: path, span } = this.#textHere();
    this.#finishLine();
    const relative = keyword.endsWith("rsource");
    const wanted = relative ? posix.join(posix.dirname(this.#file.path), path) : this.#session.resolve(path);
    if (path === "") {
      if (!optional)
        this.#session.error(
          "unreadable",
          `"${keyword}" names no file: the path is empty`,
          span,
          "Look at the variables in it",
        );
    } else if (isGlob(path)) {
      for (const found of this.#session.files.glob(wanted)) this.#sourceFile(found, found, span, parent);
    } else if (!optional || this.#session.files.exists(wanted)) this.#sourceFile(wanted, path, span, parent);
  }

  #sourceFile(path: string, name: string, span: Span, parent: MenuNode): void {
    const notes: Note[] = [];
    for (let file: SourcedFile | undefined = this.#file; file; file = file.from?.file) {
      if (file.from) notes.push({ message: `"${file.path}" is sourced here`, span: file.from.span });
      if (file.path !== path) continue;
      const message = `"${path}" sources itself`;
      this.#session.report({ severity: "error", code: "kconfig/recursive-source", message, span, notes });
      return;
    }
    const depth = (this.#file.from?.depth ?? 0) + this.#blocks.length + 1;
    if (depth > MAX_NESTING || ++this.#session.sourced > MAX_SOURCED) {
      this.#session.error("nested-too-deeply", "too many files source one another", span);
      return;
    }
    const text = this.#session.files.text(path);
    if (text === undefined) {
      const message = `cannot read "${path}", sourced here`;
      this.#session.report({ severity: "error", code: "kconfig/unreadable", message, span, notes });
      return;
    }
    this.#session.names.add(name);
    const from = { span, file: this.#file, depth };
    new FileParser(this.#session, { path, name, text, from }, this.#root).run(parent);
  }

  /** Goes to the first word of the next line that has one; `false` at the end of the file. */
  #startStatement(): boolean {
    const scanner = this.#scanner;
    while (true) {
      if (!this.#atStatement) {
        do scanner.next();
        while (scanner.kind === "eol");
        this.#atStatement = true;
      }
      if (scanner.kind === "eof") return false;
      if (scanner.kind === "word") return true;
      this.#session.error(
        "unknown-statement",
        `expected a statement, found ${found(scanner)}`,
        scanner.span(),
        "A line begins with a keyword, such as config or menu",
      );
      this.#dropLine();
    }
  }

  #finishLine(): void {
    const scanner = this.#scanner;
    if (scanner.kind !== "eol" && scanner.kind !== "eof") {
      const hint = scanner.is("string") || scanner.is("word") ? 'A condition begins with "if"' : undefined;
      throw new Mistake(scanner, `expected the end of the line, found ${found(scanner)}`, hint);
    }
  }

  #dropLine(): void {
    this.#scanner.skipLine();
    this.#atStatement = false;
  }

  /** Reports a mistake in what runs, and goes on with the next line. */
  #guarded(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      this.#session.error("syntax", error.message, error.span, error.hint);
      this.#dropLine();
    }
  }
}

function newNode(
  kind: MenuNodeKind,
  parent: MenuNode | undefined,
  item: SymbolDefinition | Choice | undefined,
  span: Span,
): MenuNode {
  const node: MenuNode = {
    kind,
    parent,
    children: [],
    item,
    prompt: undefined,
    dependencies: undefined,
    visibleIf: undefined,
    help: undefined,
    helpTail: "",
    span,
  };
  parent?.children.push(node);
  return node;
}

function setMenuText(node: MenuNode, text: string, span: Span): void {
  node.prompt = { node, span, text, condition: undefined, when: undefined };
}
