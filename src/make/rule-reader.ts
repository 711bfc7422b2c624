import type { Span } from "../base/index.ts";
import type { Expander } from "./expander.ts";
import { expandFileNames, findPlain } from "./file-words.ts";
import { findUnquoted, type LogicalLine } from "./lines.ts";
import type { RecipeLine, Rule, TargetVariable } from "./rule.ts";
import { parseTargetVariable, type Assignment, type RuleStatement, type TextPiece } from "./statement.ts";
import { matchPattern, parsePattern, trimSpace } from "./words.ts";

/** A rule whose recipe lines are still arriving. */
export interface OpenRule extends Rule {
  hasRecipe: boolean;
  readonly recipe: RecipeLine[];
}

/** What a rule line came to: a rule, `"ignored"` for one without targets, `"empty"` for a line of blanks. */
export type RuleLine = OpenRule | "ignored" | "empty";

/** Evaluates a rule line: expands its targets, finds out what the colon means, expands the rest. */
export function readRule(
  statement: RuleStatement,
  line: LogicalLine,
  recipePrefix: string,
  secondExpansion: boolean,
  expander: Expander,
): RuleLine {
  const { head } = statement;
  const written = findUnquoted(head.text, ":");
  const beforeColon = written === -1 ? head.text : head.text.slice(0, written);
  const expanded = expander.expandPiece({ text: beforeColon, at: head.at });
  const made = findPlain(expanded, ":");
  if (written === -1 && made === -1) {
    if (trimSpace(expanded) === "") return "empty";
    return missingSeparator(line, expander);
  }
  // The text after the colon: first what expansion has put there already, then what is still unexpanded.
  const targetText = made === -1 ? expanded : expanded.slice(0, made);
  const ready = made === -1 ? "" : expanded.slice(made + 1);
  const rest: TextPiece =
    made === -1 ? after(head, written + 1) : after(head, written === -1 ? head.text.length : written);
  const grouped = /&\s*$/.test(targetText);
  const targets = names(grouped ? targetText.replace(/&\s*$/, "") : targetText, expander);
  const doubleColon = (ready + rest.text).startsWith(":");
  const skip = doubleColon ? 1 : 0;
  const readyRest = ready.slice(ready === "" ? 0 : skip);
  const unread = ready === "" ? after(rest, skip) : rest;
  const span = expander.statementSpan();

  const wholeRest = wholeAfterColon(statement, readyRest, unread);
  const assignment = parseTargetVariable(wholeRest);
  if (assignment) {
    if (targets.length === 0) return "ignored";
    const variable = targetVariable(assignment, span, expander);
    return makeRule({ targets, doubleColon, grouped, span, variables: [variable] });
  }

  let prerequisites = readyRest + expander.expandPiece(unread);
  let recipe = statement.recipe;
  if (!recipe) {
    // A `;` may have come out of a variable.
    const semicolon = findPlain(prerequisites, ";");
    if (semicolon !== -1) {
      recipe = { text: prerequisites.slice(semicolon + 1), at: 0 };
      prerequisites = prerequisites.slice(0, semicolon);
    }
  }
  const pattern = staticPattern(prerequisites, targets, expander);
  if (pattern) prerequisites = prerequisites.slice(pattern.end);
  if (targets.length === 0) return "ignored";
  const patterns = targets.filter(isPattern).length;
  if (patterns > 0 && patterns < targets.length) {
    expander.fail("make/mixed-rules", "mixed implicit and normal rules");
  }
  const again = secondExpansion && prerequisites.includes("$") ? prerequisites : undefined;
  const bar = findPlain(prerequisites, "|");
  return makeRule({
    kind: pattern ? "static pattern" : patterns > 0 ? "pattern" : "explicit",
    targets,
    targetPattern: pattern?.text,
    prerequisites: names(bar === -1 ? prerequisites : prerequisites.slice(0, bar), expander),
    orderOnly: bar === -1 ? [] : names(prerequisites.slice(bar + 1), expander),
    doubleColon,
    grouped,
    hasRecipe: recipe !== undefined,
    recipe: recipe && trimSpace(recipe.text) !== "" ? [recipeLine(recipe.text, span, recipePrefix)] : [],
    secondExpansion: again,
    span,
  });
}

function makeRule(
  fields: Pick<Rule, "targets" | "doubleColon" | "grouped" | "span"> & Partial<OpenRule>,
): OpenRule {
  return {
    kind: fields.targets.some(isPattern) ? "pattern" : "explicit",
    targetPattern: undefined,
    prerequisites: [],
    orderOnly: [],
    hasRecipe: false,
    recipe: [],
    variables: [],
    secondExpansion: undefined,
    ...fields,
  };
}

/** A recipe line from its text after the prefix or `;`. */
export function recipeLine(text: string, span: Span, recipePrefix: string): RecipeLine {
  const body = text.replace(/^[ \t]+/, "");
  return { text: body.split(`\\\n${recipePrefix}`).join("\\\n"), span };
}

function after(piece: TextPiece, index: number): TextPiece {
  return { text: piece.text.slice(index), at: piece.at + index };
}

function names(text: string, expander: Expander): string[] {
  return expandFileNames(text, expander.host.files, expander.host.cwd, expander.reads.globs);
}

function isPattern(name: string): boolean {
  return parsePattern(name).suffix !== undefined;
}

/**
 * The text after the colon with its `;` and what follows: `target: X = a;b` is an assignment. Quirk: after a `;`,
 * a `#` is text.
 */
function wholeAfterColon(statement: RuleStatement, ready: string, unread: TextPiece): string {
  const cut = statement.head.text.length - unread.text.length;
  const tail = statement.recipe ? statement.whole.slice(statement.head.text.length) : "";
  return ready + statement.head.text.slice(cut) + tail;
}

function targetVariable(assignment: Assignment, span: Span, expander: Expander): TargetVariable {
  const { operator, value } = assignment;
  const name = trimSpace(expander.expand(expander.parse(assignment.name.text)));
  if (name === "") expander.fail("make/empty-name", "empty variable name");
  const immediate = operator === ":=" || operator === ":::=";
  let text = value.text;
  if (immediate) text = expander.expand(expander.parse(text));
  if (operator === "!=") text = expander.shellAssignment(text);
  return {
    name,
    operator,
    value: operator === ":::=" ? text.replace(/\$/g, "$$$$") : text,
    flavor: operator === ":=" ? "simple" : "recursive",
    export: assignment.export,
    override: assignment.override,
    private: assignment.private,
    span,
  };
}

/** `targets: pattern: prerequisites`; `end` is where the prerequisites begin. */
function staticPattern(
  text: string,
  targets: readonly string[],
  expander: Expander,
): { readonly text: string; readonly end: number } | undefined {
  const colon = findPlain(text, ":");
  if (colon === -1) return undefined;
  const [first, ...others] = names(text.slice(0, colon), expander);
  if (first === undefined) expander.fail("make/static-pattern", "missing target pattern");
  if (others.length > 0) expander.fail("make/static-pattern", "multiple target patterns");
  const pattern = parsePattern(first);
  if (pattern.suffix === undefined) expander.fail("make/static-pattern", "target pattern contains no '%'");
  for (const target of targets) {
    if (matchPattern(pattern, target) === undefined) {
      expander.warn("make/static-pattern", `target '${target}' doesn't match the target pattern`);
    }
  }
  return { text: first, end: colon + 1 };
}

/** The commonest mistakes get a hint; the message is make's own. */
function missingSeparator(line: LogicalLine, expander: Expander): never {
  const spaces = line.raw.startsWith("        ");
  const directive = /^\s*(ifn?eq)[("']/.exec(line.raw)?.[1];
  const hint =
    directive !== undefined
      ? `put a blank after '${directive}'`
      : line.raw.startsWith(" ")
        ? "begin recipe lines with a tab"
        : "write 'target: prerequisites', 'NAME = value' or a directive";
  const message = spaces ? "missing separator (did you mean TAB instead of 8 spaces?)" : "missing separator";
  return expander.fail("make/missing-separator", message, undefined, hint);
}
