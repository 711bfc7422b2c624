import { renderDiagnostic, type Diagnostic } from "../base/index.ts";
import type { BuildEvent } from "../build/index.ts";
import type { WorkflowEvent } from "../workflow/index.ts";
import type { GlobalOptions, LogLevel } from "./global-options.ts";
import { ProgressLine } from "./progress-line.ts";
import { showName } from "./show-name.ts";

/** Shows what a workflow tells. Everything goes to standard error; standard output belongs to the guest. */
export interface Display {
  show(event: WorkflowEvent): void;
  /** Takes the live line away, before other text is written. */
  close(): void;
}

export function createDisplay(
  options: GlobalOptions,
  env: Readonly<Record<string, string>>,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): Display {
  if (options.logType === "json") return new JsonDisplay(write);
  const columns = env.COLUMNS === undefined ? process.stderr.columns : Number(env.COLUMNS);
  return new TextDisplay(options, columns, write);
}

class JsonDisplay implements Display {
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  show(event: WorkflowEvent): void {
    this.#write(`${JSON.stringify(forReaders(event))}\n`);
  }

  close(): void {
    // Every line is whole already.
  }
}

/** Spans carry whole sources and actions whole commands; a reader of events wants places and names. */
function forReaders(event: WorkflowEvent): unknown {
  if (event.kind === "diagnostic") {
    const { severity, code, message, hint } = event.diagnostic;
    return { kind: event.kind, severity, code, message, hint, text: renderDiagnostic(event.diagnostic) };
  }
  if (event.kind !== "build" || !("action" in event.event)) return event;
  const { id, label, text } = event.event.action;
  return { kind: event.kind, event: { ...event.event, action: { id, label, text } } };
}

const severityOf: Readonly<Record<Diagnostic["severity"], LogLevel>> = {
  error: "error",
  warning: "warn",
  info: "info",
};
const rank: Readonly<Record<LogLevel, number>> = { error: 0, warn: 1, info: 2, debug: 3 };

class TextDisplay implements Display {
  readonly #options: GlobalOptions;
  readonly #write: (text: string) => void;
  readonly #progress: ProgressLine | undefined;

  /** A terminal that does not know its width says 0. */
  constructor(options: GlobalOptions, columns: number | undefined, write: (text: string) => void) {
    this.#options = options;
    this.#write = write;
    this.#progress =
      options.logType === "fancy" ? new ProgressLine(write, columns || 80, Date.now) : undefined;
  }

  show(event: WorkflowEvent): void {
    switch (event.kind) {
      case "opened":
        this.#print("info", `${event.project} for ${event.target}, core: ${event.core}`);
        break;
      case "step":
        this.#print("info", `${event.text} …`);
        break;
      case "notice":
        this.#print("info", event.text);
        break;
      case "diagnostic":
        this.#print(severityOf[event.diagnostic.severity], renderDiagnostic(event.diagnostic, showName));
        break;
      case "build":
        this.#showBuild(event.event);
        break;
      case "image-ready":
        this.#progress?.clear();
        this.#print("info", summary(event));
        break;
    }
  }

  close(): void {
    this.#progress?.clear();
  }

  #showBuild(event: BuildEvent): void {
    switch (event.kind) {
      case "started":
        this.#progress?.begin(event.total);
        break;
      case "action-started":
        this.#progress?.start(event.action.label, event.action.text);
        if (this.#options.logLevel === "debug") this.#print("debug", `${event.action.text}: ${event.reason}`);
        break;
      case "action-finished":
        this.#progress?.finish(event.action.label, event.action.text);
        if (event.how === "built" && !this.#progress) {
          this.#print("info", `  ${event.action.label.padEnd(8)} ${event.action.text}`);
        }
        if (event.output !== "") this.#print("warn", event.output.trimEnd());
        break;
      case "action-failed":
        this.#progress?.finish(event.action.label, event.action.text);
        this.#print("error", failure(event));
        break;
      case "store-problem":
        this.#print("warn", `warning: results are not kept in the cache: ${event.message}`);
        break;
      case "output-removed":
        this.#print("debug", `removed ${event.path}`);
        break;
      case "finished":
        this.#progress?.clear();
        break;
    }
  }

  #print(level: LogLevel, text: string): void {
    if (this.#options.logType === "quiet" && level !== "error") return;
    if (rank[level] > rank[this.#options.logLevel]) return;
    this.#progress?.clear();
    this.#write(`${this.#options.color ? colour(level, text) : text}\n`);
    this.#progress?.draw();
  }
}

/** Colours the first line (ECMA-48 SGR). `styleText` of Node.js would ask standard output, which is not written to. */
function colour(level: LogLevel, text: string): string {
  const codes = { error: 31, warn: 33, info: undefined, debug: 90 } as const;
  const code = codes[level];
  return code === undefined ? text : text.replace(/^.*/, (first) => `\u001b[${code}m${first}\u001b[39m`);
}

function failure(event: Extract<BuildEvent, { kind: "action-failed" }>): string {
  const lines = [`error: ${event.action.label} ${event.action.text} failed (${event.message})`];
  if (event.output !== "") lines.push(event.output.trimEnd());
  // Last, because it is long: a terminal shows the end of a text.
  if (event.command !== "") lines.push(`  ${event.command}`);
  return lines.join("\n");
}

function summary(event: Extract<WorkflowEvent, { kind: "image-ready" }>): string {
  const { built, restored } = event.counts;
  const work =
    built + restored === 0
      ? "nothing to do"
      : [`${built} built`, ...(restored > 0 ? [`${restored} restored`] : [])].join(", ");
  const seconds = (event.durationMs / 1000).toFixed(2);
  const size = `${(event.imageBytes / 1024).toFixed(1)} KiB`;
  return `${showName(event.image)}: ${size}, ${work} (${seconds} s)`;
}
