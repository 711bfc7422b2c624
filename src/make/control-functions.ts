import type { Expander } from "./expander.ts";
import type { Expression } from "./expression.ts";
import type { MakeFunction } from "./function-table.ts";
import { splitWords, trimSpace } from "./words.ts";

/** Functions that choose, repeat, define or speak (GNU make manual, "Conditionals" to "Control Functions"). */
export const CONTROL_FUNCTIONS: Readonly<Record<string, MakeFunction>> = {
  if: { lazy: true, min: 2, max: 3, run: choose },
  or: { lazy: true, min: 1, max: Infinity, run: firstOf },
  and: { lazy: true, min: 1, max: Infinity, run: allOf },
  intcmp: { lazy: true, min: 2, max: 5, run: compareIntegers },
  foreach: { lazy: true, min: 3, max: 3, run: forEach },
  let: { lazy: true, min: 3, max: 3, run: bindWords },
  call: { min: 1, max: Infinity, run: (args, expander) => expander.call(args) },
  eval: {
    min: 0,
    max: 1,
    run: ([text], expander) => {
      expander.evaluateText(text!);
      return "";
    },
  },
  value: { min: 0, max: 1, run: ([name], expander) => expander.lookup(name!)?.rawValue ?? "" },
  origin: { min: 0, max: 1, run: ([name], expander) => expander.origin(name!) },
  flavor: { min: 0, max: 1, run: ([name], expander) => expander.flavor(name!) },
  error: { min: 0, max: 1, run: ([text], expander) => expander.failHere("make/error", text!) },
  warning: {
    min: 0,
    max: 1,
    run: ([text], expander) => {
      expander.warn("make/warning", text!);
      return "";
    },
  },
  info: {
    min: 0,
    max: 1,
    run: ([text], expander) => {
      expander.inform(text!);
      return "";
    },
  },
  guile: {
    min: 0,
    max: 1,
    run: (_, expander) =>
      expander.fail(
        "make/unsupported",
        "'guile' function is not supported: there is no Guile interpreter here",
      ),
  },
};

/** The condition loses its blanks before it is expanded: one that expands to a blank is true. */
function choose([condition, then, otherwise]: readonly Expression[], expander: Expander): string {
  const chosen = expander.expandTrimmed(condition!) === "" ? otherwise : then;
  return chosen === undefined ? "" : expander.expand(chosen);
}

function firstOf(args: readonly Expression[], expander: Expander): string {
  for (const arg of args) {
    const value = expander.expandTrimmed(arg);
    if (value !== "") return value;
  }
  return "";
}

function allOf(args: readonly Expression[], expander: Expander): string {
  let value = "";
  for (const arg of args) {
    value = expander.expandTrimmed(arg);
    if (value === "") return "";
  }
  return value;
}

/** Since GNU make 4.4. Without further arguments: the number when both are equal. */
function compareIntegers(args: readonly Expression[], expander: Expander): string {
  const left = integer(expander.expand(args[0]!), "first", expander);
  const right = integer(expander.expand(args[1]!), "second", expander);
  const [, , less, equal, greater] = args;
  if (less === undefined) return left === right ? String(left) : "";
  const chosen = left < right ? less : left === right ? equal : (greater ?? equal);
  return chosen === undefined ? "" : expander.expand(chosen);
}

function integer(text: string, which: string, expander: Expander): bigint {
  const digits = trimSpace(text);
  if (!/^[-+]?[0-9]+$/.test(digits)) {
    expander.fail("make/bad-number", `non-numeric ${which} argument to 'intcmp' function: '${digits}'`);
  }
  return BigInt(digits.replace(/^\+/, ""));
}

function forEach([name, list, body]: readonly Expression[], expander: Expander): string {
  const variable = trimSpace(expander.expand(name!));
  const results: string[] = [];
  for (const word of splitWords(expander.expand(list!))) {
    results.push(expandWith(expander, [[variable, word]], body!));
  }
  return results.join(" ");
}

/** Since GNU make 4.4. Each name gets a word; the last gets what is left, without its outer blanks. */
function bindWords([names, list, body]: readonly Expression[], expander: Expander): string {
  const variables = splitWords(expander.expand(names!));
  let rest = trimSpace(expander.expand(list!));
  const bindings = variables.map((variable, index): readonly [string, string] => {
    if (index === variables.length - 1) return [variable, rest];
    const first = splitWords(rest)[0] ?? "";
    rest = trimSpace(rest.slice(first.length));
    return [variable, first];
  });
  return expandWith(expander, bindings, body!);
}

function expandWith(
  expander: Expander,
  bindings: readonly (readonly [string, string])[],
  body: Expression,
): string {
  const hidden = expander.variables.hide(bindings);
  try {
    return expander.expand(body);
  } finally {
    expander.variables.restore(hidden);
  }
}
