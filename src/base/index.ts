export { locate, lineText, type LineColumn, type SourceText, type Span } from "./source.ts";
export { renderDiagnostic, type Diagnostic, type Note, type Severity, type ShowName } from "./diagnostic.ts";
export {
  inputError,
  inputErrors,
  InternalError,
  KilnError,
  renderError,
  type KilnErrorOptions,
} from "./error.ts";
export { hostFailure } from "./host-error.ts";
export type {
  Clock,
  FileStat,
  FileSystem,
  Host,
  ModuleResult,
  ModuleRunner,
  Locks,
  ProcessResult,
  ProcessRunner,
  ProcessSpec,
  RunningProcess,
} from "./host.ts";
export { MemoryFileSystem } from "./memory-file-system.ts";
export { nearest } from "./suggest.ts";
export { shellJoin, shellQuote } from "./shell-quote.ts";
export { needsShell, splitShellWords } from "./shell-words.ts";
