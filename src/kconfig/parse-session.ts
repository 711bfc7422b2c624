import { posix } from "node:path";
import type { Diagnostic, Span } from "../base/index.ts";
import { Macros, type MacroHost } from "./macros.ts";
import { isGlob, type SourceFiles } from "./source-files.ts";
import { SymbolTable } from "./symbol-table.ts";
import type { SymbolDefinition } from "./tree.ts";

/** After so many reports the input is junk, and more would only be slow. */
const MAX_DIAGNOSTICS = 500;

/** What reading a tree may ask and be told. */
export interface SessionHost extends MacroHost {
  /**
   * Where relative `source` paths begin, before the environment's `srctree` is tried: `conf`'s current folder. Without it they
   * begin at `srctree`, or at the root file's folder.
   */
  readonly folder?: string;
  /** What `$(filename)` calls the root file; its path when nothing is said. */
  readonly rootName?: string;
}

/** What the parsers of all files of one tree share. */
export class ParseSession {
  readonly table = new SymbolTable();
  readonly macros: Macros;
  readonly files: SourceFiles;
  /** Sourced files as they are written, in the order they were first read. */
  readonly names = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  /** `modules` or `option modules` named it. */
  modules: SymbolDefinition | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Something that kernels before 5.14 have and later ones refuse. */
  usesOldSyntax = false;
  /** Counts `source`d files, doubled ones too. */
  sourced = 0;
  readonly rootName: string;
  /** Where relative paths may begin; the first that has the file counts. */
  readonly #bases: readonly string[];
  #dropped = 0;

  constructor(rootFile: string, files: SourceFiles, host: SessionHost) {
    this.files = files;
    this.env = host.env;
    this.macros = new Macros(host, (diagnostic) => this.report(diagnostic));
    const srctree = Object.hasOwn(host.env, "srctree") ? host.env["srctree"] : undefined;
    this.rootName = host.rootName ?? rootFile;
    const { folder } = host;
    const tree = srctree === "" ? undefined : srctree;
    if (folder === undefined) this.#bases = [tree ?? posix.dirname(rootFile)];
    else this.#bases = [...new Set([folder, posix.resolve(folder, tree ?? ".")])];
  }

  /** A path of a `source` line, from the root of the tree. */
  resolve(path: string): string {
    if (posix.isAbsolute(path)) return posix.normalize(path);
    const paths = this.#bases.map((base) => posix.join(base, path));
    if (paths.length === 1 || isGlob(path)) return paths[0]!;
    return paths.find((candidate) => this.files.exists(candidate)) ?? paths[0]!;
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
