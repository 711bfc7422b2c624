import { isCollection, isScalar, visit, type Document, type Node, type YAMLError } from "yaml";
import type { Diagnostic, Note, SourceText, Span } from "../base/index.ts";

/**
 * The first syntax error as one diagnostic. Only the first: the parser goes on after an error, but what it reports
 * then is mostly the same mistake seen from elsewhere.
 */
export function syntaxDiagnostic(document: Document, source: SourceText): Diagnostic | undefined {
  // What the parser only warns of (unknown tags and directives) kiln would read wrong.
  const error = document.errors[0] ?? document.warnings[0];
  if (!error) return undefined;
  const { message, hint, start = error.pos[0] } = wording(error, document, source.text);
  let span: Span = { source, start, end: Math.max(error.pos[1], start + 1) };
  const opened = openedBefore(document, error.pos[0]);
  const notes: Note[] = [];
  if (opened !== undefined && message === "missing closing quote") {
    // The parser notices at the end of the file; the person has to look where the text begins.
    span = { source, start: opened, end: opened + 1 };
  } else if (opened !== undefined && message.startsWith("missing closing")) {
    notes.push({ message: "opened here", span: { source, start: opened, end: opened + 1 } });
  }
  return { severity: "error", code: "project/yaml-syntax", message, span, notes, ...(hint && { hint }) };
}

interface Wording {
  readonly message: string;
  readonly hint?: string;
  /** A better place than the parser's. */
  readonly start?: number;
}

const TOO_FAR_RIGHT: Wording = {
  message: "wrong indentation: further right than the line before",
  hint: "begin the entries of one map or list in the same column",
};

function wording(error: YAMLError, document: Document, text: string): Wording {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { message: "tab in the indentation, YAML takes only spaces", hint: "indent with spaces" };
    case "BLOCK_AS_IMPLICIT_KEY": {
      // The value of the line before and the key of a line too far right were read as one long key.
      const lines = document.errors.find(({ code }) => code === "MULTILINE_IMPLICIT_KEY");
      if (lines) return { ...TOO_FAR_RIGHT, start: afterBreak(text, lines.pos[0]) };
      return { message: 'unexpected second ": " in this line', hint: "put the value in quotes" };
    }
    case "MULTILINE_IMPLICIT_KEY":
      return { message: 'expected ":" after this key', hint: 'write "key: value"' };
    case "MISSING_CHAR":
      if (error.message.includes("quote")) return { message: "missing closing quote" };
      if (error.message.startsWith("Implicit map keys")) {
        return { message: 'expected ":" after this key', hint: 'write "key: value"' };
      }
      return plain(error);
    case "BAD_INDENT": {
      const bracket = /with an? ([\]}])$/.exec(error.message)?.[1];
      if (bracket !== undefined) return { message: `missing closing "${bracket}"` };
      const start = error.pos[0] + /^ */.exec(text.slice(error.pos[0]))![0].length;
      return { message: "wrong indentation", hint: TOO_FAR_RIGHT.hint!, start };
    }
    case "BAD_SCALAR_START":
      return { message: plain(error).message.replace(/ (\S)$/, ' "$1"'), hint: "put the value in quotes" };
    case "MULTIPLE_DOCS":
      return { message: "expected one YAML document, found a second one", hint: 'remove the "---"' };
    case "TAG_RESOLVE_FAILED":
      return { message: "unknown YAML tag", hint: "remove it, or put the value in quotes" };
    default:
      return plain(error);
  }
}

/** The first character that is no blank in the line after `offset`. */
function afterBreak(text: string, offset: number): number {
  const at = text.indexOf("\n", offset) + 1;
  return at + /^\s*/.exec(text.slice(at))![0].length;
}

function plain(error: YAMLError): Wording {
  const text = error.message.split("\n")[0]!.replace(/[.;]\s*$/, "");
  return { message: text.charAt(0).toLowerCase() + text.slice(1) };
}

/** The start of the last quoted scalar or bracketed collection that begins before `offset` and reaches it. */
function openedBefore(document: Document, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_key, node: Node) {
      const bracketed = isCollection(node) && node.flow === true;
      const quoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
      if (!bracketed && !quoted) return;
      const range = node.range;
      if (range && range[0] < offset && range[2] >= offset) found = range[0];
    },
  });
  return found;
}
