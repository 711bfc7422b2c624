/** A `$` that could not be replaced; `reference` is its text as written, to be found again in the source. */
export interface InterpolationProblem {
  readonly reference: string;
  readonly message: string;
  readonly hint: string;
}

export interface Interpolated {
  readonly text: string;
  readonly problems: readonly InterpolationProblem[];
}

const REFERENCE = /\$(?:(\$)|\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*)|\{[^}]*\}?)?/g;

/**
 * Replaces `${NAME}` and `$NAME` by the variable's value and `$$` by `$`. kraft does the same, but from a list of
 * variables that nothing fills, so that every one is empty there; here an unset one is a problem.
 */
export function interpolate(text: string, env: Readonly<Record<string, string>>): Interpolated {
  const problems: InterpolationProblem[] = [];
  const replaced = text.replace(
    REFERENCE,
    (reference: string, dollar?: string, braced?: string, bare?: string) => {
      if (dollar !== undefined) return "$";
      const name = braced ?? bare;
      if (name === undefined) {
        problems.push({
          reference,
          message: `expected a variable such as \${NAME}, found "${reference}"`,
          hint: 'write "$$" for a dollar sign',
        });
        return reference;
      }
      const value = Object.hasOwn(env, name) ? env[name] : undefined;
      if (value === undefined) {
        problems.push({
          reference,
          message: `the environment variable "${name}" is not set`,
          hint: `set ${name}, or write "$$" for a dollar sign`,
        });
        return reference;
      }
      return value;
    },
  );
  return { text: replaced, problems };
}
