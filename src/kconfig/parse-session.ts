import { posix } from "node:path";
import type { Diagnostic, Span } from "../base/index.ts";
import { Macros, type MacroHost } from "./macros.ts";
import type { SourceFiles } from "./source-files.ts";
import { SymbolTable } from "./symbol-table.ts";
import type { SymbolDefinition } from "./tree.ts";

/** After so many reports the input is junk, and more would only be slow. */
const MAX_DIAGNOSTICS = 500;

/** What the parsers of all files of one tree share. */
export class ParseSession {
  readonly table = new SymbolTable();
  readonly macros: Macros;
  readonly files: SourceFiles;
  readonly diagnostics: Diagnostic[] = [];
  /** `modules` or `option modules` named it. */
  modules: SymbolDefinition | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Counts `source`d files, doubled ones too. */
  sourced = 0;
  readonly #base: string;
  #dropped = 0;

  constructor(rootFile: string, files: SourceFiles, host: MacroHost) {
    this.files = files;
    this.env = host.env;
    this.macros = new Macros(host, (diagnostic) => this.report(diagnostic));
    const srctree = Object.hasOwn(host.env, "srctree") ? host.env["srctree"] : undefined;
    this.#base = srctree !== undefined && srctree !== "" ? srctree : posix.dirname(rootFile);
  }

  /** A path of a `source` line, from the root of the tree. */
  resolve(path: string): string {
    return posix.isAbsolute(path) ? posix.normalize(path) : posix.join(this.#base, path);
  }

  report(diagnostic: Diagnostic): void {
    if (this.diagnostics.length < MAX_DIAGNOSTICS) this.diagnostics.push(diagnostic);
    else if (this.#dropped++ === 0) {
      this.diagnostics.push({
        severity: "error",
        code: "kconfig/too-many-problems",
        message: `more than ${MAX_DIAGNOSTICS} problems, the rest is not shown`,
      });
    }
  }

  warn(name: string, message: string, span: Span): void {
    this.report({ severity: "warning", code: `kconfig/${name}`, message, span });
  }

  error(name: string, message: string, span: Span, hint?: string): void {
    const code = `kconfig/${name}`;
    this.report({ severity: "error", code, message, span, ...(hint !== undefined && { hint }) });
  }
}
