import { locate, renderDiagnostic, type Diagnostic, type Span } from "../../base/index.ts";

/**
 * What reading Kconfig files reported, as `conf` words it where scripts may look for that: `file:line:warning: …`,
 * the macros' own messages, recursive dependencies. Syntax errors keep kiln's form, with the line and a caret.
 */
export function parseWords(diagnostic: Diagnostic, showFile: (path: string) => string): string {
  const { span, message, code } = diagnostic;
  const place = (at: Span | undefined): string =>
    at ? `${showFile(at.source.name)}:${locate(at.source, at.start).line}` : "<none>";
  switch (code) {
    case "kconfig/info":
      return `${message}\n`;
    case "kconfig/warning-if":
    case "kconfig/error-if":
      return `${place(span)}: ${message}\n`;
    case "kconfig/bool-is-never-m": {
      const name = /"([^"]*)"/.exec(message)?.[1] ?? "";
      const forced = span?.source.text.slice(span.start, span.end).includes("!=") ? "y" : "n";
      return `boolean symbol ${name} tested for 'm'? test forced to '${forced}'\n`;
    }
    case "kconfig/recursive-dependency": {
      const lines = (diagnostic.notes ?? []).map(
        (note) => `${place(note.span)}:\t${stepWords(note.message)}\n`,
      );
      return (
        `${place(span)}:error: recursive dependency detected!\n${lines.join("")}` +
        "For a resolution refer to Documentation/kbuild/kconfig-language.rst\n" +
        'subsection "Kconfig recursive dependency limitations"\n\n'
      );
    }
  }
  if (diagnostic.severity === "error") return `${renderDiagnostic(diagnostic, showFile)}\n`;
  return `${place(span)}:warning: ${warningWords(diagnostic)}\n`;
}

function stepWords(message: string): string {
  return message.replace(/^"/, 'symbol "').replaceAll('"', "").replaceAll("a choice", "choice <choice>");
}

function warningWords({ code, message }: Diagnostic): string {
  const names = [...message.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
  switch (code) {
    case "kconfig/prompt-redefinition":
      return "prompt redefined";
    case "kconfig/prompt-whitespace":
      return "leading whitespace ignored";
    case "kconfig/unterminated-string":
      return "multi-line strings not supported";
    case "kconfig/unsupported-character":
      return `ignoring unsupported character '${names[0] ?? ""}'`;
    case "kconfig/menuconfig-without-prompt":
      return "menuconfig statement without prompt";
    case "kconfig/type-redefinition": {
      const [, from = "", to = ""] = /is (\w+) already, its redefinition as (\w+)/.exec(message) ?? [];
      return `ignoring type redefinition of '${names[0] ?? ""}' from '${typeName(from)}' to '${typeName(to)}'`;
    }
    case "kconfig/no-type":
      return "config symbol defined without type";
    case "kconfig/default-expression":
      return `default for config symbol '${names[0] ?? ""}' must be a single symbol`;
    case "kconfig/bad-number":
      return `'${names[0] ?? ""}': number is invalid`;
    default:
      return message;
  }
}

function typeName(type: string): string {
  return type === "int" ? "integer" : type;
}
