import { KilnError } from "../base/index.ts";

/** What commander says of wrong words, as kiln says it: one line in its own quotes, a near option as the hint. */
export function usageError(text: string, command: string): KilnError {
  const [first = "", second = ""] = text.replace(/^error: /, "").split("\n");
  const count = /^too many arguments.*? Expected (\d+) .* but got (\d+)/.exec(first);
  const message = count
    ? `expected ${count[1] === "1" ? "1 argument" : `${count[1]!} arguments`}, found ${count[2]!}`
    : first
        .replaceAll("'", '"')
        .replace(" is invalid. Allowed choices are", " is none of")
        .replace(/\.$/, "");
  const near = /Did you mean (?:one of )?(.+)\?/.exec(second)?.[1];
  return new KilnError("cli/usage", message, {
    exitCode: 2,
    hint: near === undefined ? `kiln ${command} --help lists arguments and options` : `did you mean ${near}?`,
  });
}
