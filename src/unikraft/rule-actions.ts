import { posix } from "node:path";
import { inputError, shellQuote, type Diagnostic } from "../base/index.ts";
import type { Action } from "../build/index.ts";
import { fillPattern, matchPattern, parsePattern, type Rule } from "../make/index.ts";
import type { EvaluatedMakefiles } from "./evaluate-makefiles.ts";

/** Everything the makefiles say about one target. */
interface TargetRules {
  /** The one rule with a recipe. */
  recipe: Rule | undefined;
  readonly prerequisites: string[];
  readonly orderOnly: string[];
  /** What `%` stands for in a static pattern rule. */
  readonly stem: string;
}

/** The explicit rules of the makefiles, as actions for whichever targets the plan needs. */
export class RuleActions {
  readonly #evaluated: EvaluatedMakefiles;
  readonly #env: Readonly<Record<string, string>>;
  readonly #buildDirectory: string;
  readonly #byTarget = new Map<string, TargetRules>();
  readonly #patternRules: Rule[] = [];

  constructor(evaluated: EvaluatedMakefiles, buildDirectory: string, env: Readonly<Record<string, string>>) {
    this.#evaluated = evaluated;
    this.#buildDirectory = buildDirectory;
    this.#env = env;
    for (const rule of evaluated.make.rules) this.#add(rule);
  }

  makes(path: string): boolean {
    return this.#byTarget.get(path)?.recipe !== undefined || this.#patternRuleFor(path) !== undefined;
  }

  action(path: string, diagnostics: Diagnostic[]): Action | undefined {
    const known = this.#byTarget.get(path);
    const rule = known?.recipe;
    if (!known || !rule) {
      this.#reportPatternRule(path, diagnostics);
      return undefined;
    }
    const { lines, writes, label } = this.#expandRecipe(path, rule, known);
    return {
      id: path,
      label: label?.label ?? "GEN",
      text: label?.text ?? posix.basename(path),
      run: {
        kind: "shell",
        lines: [...writeCommands(writes), ...lines],
        cwd: this.#buildDirectory,
        env: this.#env,
      },
      inputs: known.prerequisites,
      orderOnly: known.orderOnly,
      outputs: [path],
      tools: [],
      // A recipe may change more than its target: unpack, patch, leave a stamp.
      sideEffects: lines.length > 0,
    };
  }

  #add(rule: Rule): void {
    if (rule.kind === "pattern") {
      this.#patternRules.push(rule);
      return;
    }
    for (const target of rule.targets) {
      const path = this.#absolute(target);
      const stem =
        rule.targetPattern === undefined ? undefined : matchPattern(parsePattern(rule.targetPattern), target);
      const fill = (name: string): string =>
        this.#absolute(stem === undefined ? name : fillPattern(parsePattern(name), stem));
      const known = this.#byTarget.get(path) ?? {
        recipe: undefined,
        prerequisites: [],
        orderOnly: [],
        stem: stem ?? "",
      };
      known.prerequisites.push(...rule.prerequisites.map(fill));
      known.orderOnly.push(...rule.orderOnly.map(fill));
      if (rule.recipe.length > 0) known.recipe = rule;
      this.#byTarget.set(path, known);
    }
  }

  #patternRuleFor(path: string): Rule | undefined {
    return this.#patternRules.find((rule) =>
      rule.targets.some((target) => matchPattern(parsePattern(this.#absolute(target)), path) !== undefined),
    );
  }

  /** Implicit rule search is not supported in kiln's own core: say so instead of "no rule". */
  #reportPatternRule(path: string, diagnostics: Diagnostic[]): void {
    const rule = this.#patternRuleFor(path);
    if (!rule) return;
    diagnostics.push({
      severity: "error",
      code: "unikraft/pattern-rule",
      message: `"${path}" would be made by a pattern rule, which is not supported yet`,
      span: rule.span,
      hint: "write a static pattern rule, with the targets in front: a.h b.h: %.h: %.in",
    });
  }

  #absolute(name: string): string {
    return posix.resolve(this.#buildDirectory, name);
  }

  #expandRecipe(path: string, rule: Rule, { prerequisites, stem }: TargetRules) {
    const { make, registry, captureWrites } = this.#evaluated;
    const unique = [...new Set(prerequisites)];
    const automatic = new Map([
      ["@", path],
      ["@D", posix.dirname(path)],
      ["@F", posix.basename(path)],
      ["<", prerequisites[0] ?? ""],
      ["<D", posix.dirname(prerequisites[0] ?? "")],
      ["<F", posix.basename(prerequisites[0] ?? "")],
      ["^", unique.join(" ")],
      ["?", unique.join(" ")],
      ["+", prerequisites.join(" ")],
      ["*", stem],
    ]);
    registry.lastCommandLabel = undefined;
    const lines: string[] = [];
    const expand = (): void => {
      for (const line of rule.recipe) {
        // One recipe line may expand to several commands (a `define`d canned recipe).
        for (const command of splitCommands(make.expand(line.text, line.span))) {
          const parsed = /^\s*([@+-]*)\s*([^]*)$/.exec(command);
          const text = parsed?.[2]?.trimEnd() ?? "";
          if (text === "") continue;
          lines.push(parsed?.[1]?.includes("-") ? `${text} || :` : text);
        }
      }
    };
    const writes = captureWrites(path, () => make.withVariables(automatic, expand));
    if (lines.length === 0 && writes.size === 0) {
      throw inputError({
        severity: "error",
        code: "unikraft/empty-recipe",
        message: `the recipe of "${path}" expands to nothing, so nothing would make the file`,
        span: rule.span,
        hint: "write the commands that make the target",
      });
    }
    return { lines, writes, label: registry.lastCommandLabel as { label: string; text: string } | undefined };
  }
}

function splitCommands(text: string): string[] {
  return text.split(/(?<!\\)\n/);
}

/** `$(file)` writes as commands, so that they happen when the action runs and count in its key. */
function writeCommands(writes: ReadonlyMap<string, string>): string[] {
  return [...writes].map(([path, text]) => `printf '%s' ${shellQuote(text)} > ${shellQuote(path)}`);
}
