import { lineText, locate, type Span } from "./source.ts";

export type Severity = "error" | "warning" | "info";

/** A further fact about a diagnostic, with its own place if it has one. */
export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** Something a person should know about their input. Data only; `renderDiagnostic` makes text of it. */
export interface Diagnostic {
  readonly severity: Severity;
  /** `area/kebab-name`, for example `make/missing-separator`. Never changes meaning. */
  readonly code: string;
  /** Lower-case, no final period, says what was expected and what was found. */
  readonly message: string;
  readonly span?: Span;
  readonly notes?: readonly Note[];
  /** One imperative sentence: what to do. */
  readonly hint?: string;
}

/** How a source's name is shown, for example relative to the folder the user stands in. */
export type ShowName = (name: string) => string;

/**
 * `file:line:column: severity: message`, then the line with a caret, notes and the hint.
 * Ends without a line break.
 */
export function renderDiagnostic(diagnostic: Diagnostic, showName: ShowName = (name) => name): string {
  const place = (span: Span | undefined): string => {
    if (!span) return "";
    const { line, column } = locate(span.source, span.start);
    return `${showName(span.source.name)}:${line}:${column}: `;
  };
  const lines = [place(diagnostic.span) + `${diagnostic.severity}: ${diagnostic.message}`];
  if (diagnostic.span) lines.push(...excerpt(diagnostic.span));
  for (const note of diagnostic.notes ?? []) {
    lines.push(place(note.span) + `note: ${note.message}`);
  }
  if (diagnostic.hint !== undefined) lines.push(`  hint: ${diagnostic.hint}`);
  return lines.join("\n");
}

function excerpt(span: Span): string[] {
  const text = lineText(span.source, span.start);
  if (text.trim() === "") return [];
  const { column } = locate(span.source, span.start);
  const width = Math.max(1, Math.min(span.end - span.start, text.length - column + 1));
  // Tabs are kept so that the caret stands under its character whatever the tab width.
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return [`    ${text}`, `    ${indent}${"^".repeat(width)}`];
}
