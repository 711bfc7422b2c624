import { renderDiagnostic, type Diagnostic, type ShowName } from "./diagnostic.ts";

export interface KilnErrorOptions {
  readonly hint?: string;
  /** What was wrong with the input, in the order it was found. */
  readonly diagnostics?: readonly Diagnostic[];
  /** 1: the build or the guest failed (default). 2: wrong usage or input. */
  readonly exitCode?: 1 | 2;
  readonly cause?: unknown;
}

/** An operation stopped for a reason a person can act on. Printed without a stack. */
export class KilnError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: 1 | 2;

  constructor(code: string, message: string, options: KilnErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "KilnError";
    this.code = code;
    this.hint = options.hint;
    this.diagnostics = options.diagnostics ?? [];
    this.exitCode = options.exitCode ?? 1;
  }
}

/** Wrong usage or wrong input: exit code 2. */
export function inputError(diagnostic: Diagnostic): KilnError {
  return new KilnError(diagnostic.code, diagnostic.message, { diagnostics: [diagnostic], exitCode: 2 });
}

/** Several diagnostics at once; the first error gives code and message. */
export function inputErrors(diagnostics: readonly Diagnostic[]): KilnError {
  const first = diagnostics.find((diagnostic) => diagnostic.severity === "error") ?? diagnostics[0];
  if (!first) throw new InternalError("inputErrors() needs at least one diagnostic");
  return new KilnError(first.code, first.message, { diagnostics, exitCode: 2 });
}

/** A mistake in kiln itself. Printed with its stack. */
export class InternalError extends Error {
  constructor(message: string) {
    super(`internal error: ${message}`);
    this.name = "InternalError";
  }
}

/** The text a person sees for any thrown value; ends without a line break. */
export function renderError(error: unknown, showName?: ShowName): string {
  if (error instanceof KilnError) {
    if (error.diagnostics.length > 0)
      return error.diagnostics.map((one) => renderDiagnostic(one, showName)).join("\n");
    const hint = error.hint === undefined ? "" : `\n  hint: ${error.hint}`;
    return `error: ${error.message}${hint}`;
  }
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
