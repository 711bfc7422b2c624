import { posix } from "node:path";
import { nearest, type Diagnostic, type FileSystem, type Span } from "../base/index.ts";
import { splitWords, traceWords, type MakeEvaluator } from "../make/index.ts";
import { both, compileFlags, languageOf, wordsOf, type Language } from "./command-lines.ts";
import type { RegisteredLibrary, Registry } from "./registry.ts";
import { fileExtension, fileVariablePrefix, parseSourceWord, stem, upperCase } from "./source-word.ts";

/** One run of the compiler. Paths are absolute. */
export interface CompileUnit {
  readonly source: string;
  readonly variant: string | undefined;
  readonly language: Language;
  readonly output: string;
  /** Text for a shell, without the program, the source and the output. */
  readonly flags: string;
  /** Further prerequisites (CDEPS). */
  readonly inputs: readonly string[];
  /** Where the source's word is written. */
  readonly span: Span | undefined;
}

/** `m4` or `awk` turning one text into another. */
export interface GenerateUnit {
  readonly tool: "m4" | "awk";
  readonly source: string;
  readonly output: string;
  /** Words before and after the source, as text for a shell. */
  readonly flagsBefore: string;
  readonly flagsAfter: string;
  readonly span: Span | undefined;
}

/** An enabled library, read from its variables. */
export interface LibraryModel {
  readonly name: string;
  readonly platform: string | undefined;
  readonly compile: readonly CompileUnit[];
  readonly generate: readonly GenerateUnit[];
  /** Ready-made objects and archives to merge in. */
  readonly objects: readonly string[];
  readonly archives: readonly string[];
  /** Linker scripts of this library (`.ld` sources and outputs of `.lds.S`). */
  readonly linkerScripts: readonly string[];
  /** Symbol list files: only listed symbols stay global (exports), listed ones become local (locals). */
  readonly exports: readonly string[];
  readonly locals: readonly string[];
  readonly mergeFlags: string;
  readonly objcopyFlags: string;
  readonly mergeInputs: readonly string[];
}

export interface ModelReader {
  readonly make: MakeEvaluator;
  readonly registry: Registry;
  readonly files: Pick<FileSystem, "stat" | "readText" | "readDirectory">;
  readonly buildDirectory: string;
  /** Whether an explicit rule makes this file. */
  readonly isMadeByRule: (path: string) => boolean;
}

/** Reads one library. Wrong words become diagnostics at the line that wrote them. */
export function readLibrary(
  library: RegisteredLibrary,
  reader: ModelReader,
  diagnostics: Diagnostic[],
): LibraryModel {
  const { make } = reader;
  const upper = upperCase(library.name);
  const words = (name: string): string[] => wordsOf(make, name);
  const sources = new SourceReader(library, reader, diagnostics);
  for (const variable of [`${upper}_SRCS`, `${upper}_SRCS-y`, "EACHOLIB_SRCS", "EACHOLIB_SRCS-y"]) {
    const places = traceWords(make, variable);
    for (const word of splitWords(make.value(variable))) sources.add(word, places.get(word));
  }
  for (const rule of reader.registry.extraRules.filter((extra) => extra.library === library.name)) {
    sources.compile(rule.source, rule.variant, rule.target, rule.extraFlags, rule.span);
  }
  return {
    name: library.name,
    platform: library.platform,
    compile: sources.units,
    generate: sources.generated,
    objects: [...words(`${upper}_OBJS`), ...words("EACHOLIB_OBJS")],
    archives: [...words(`${upper}_ALIBS`), ...words("EACHOLIB_ALIBS")],
    linkerScripts: sources.linkerScripts,
    exports: words(`${upper}_EXPORTS`).filter((file) => listsSymbols(file, library, reader, diagnostics)),
    locals: [...words(`${upper}_LOCALS`), ...words("EACHOLIB_LOCALS")],
    mergeFlags: [both(make, "LIBLDFLAGS"), both(make, `${upper}_LDFLAGS`)].join(" "),
    objcopyFlags: [both(make, "OBJCFLAGS"), both(make, `${upper}_OBJCFLAGS`)].join(" ").trim(),
    mergeInputs: words(`${upper}_LDEPS`),
  };
}

/** Whether an export list has a name in it. objcopy fails on an empty file and hides nothing for one of comments. */
function listsSymbols(
  file: string,
  library: RegisteredLibrary,
  { files }: ModelReader,
  diagnostics: Diagnostic[],
): boolean {
  if (!files.stat(file)) return true;
  const text = files.readText(file);
  if (text.split("\n").some((line) => line.replace(/#.*/, "").trim() !== "")) return true;
  // Comments say that it is meant; a file without a word looks like a mistake.
  if (text.trim() === "") {
    diagnostics.push({
      severity: "warning",
      code: "unikraft/empty-export-list",
      message: `the export list of library "${library.name}" is empty, so nothing is hidden`,
      span: { source: { name: file, text }, start: 0, end: 0 },
      hint: "name the symbols that other libraries may use, or remove the file",
    });
  }
  return false;
}

/** Turns SRCS words into units, one library at a time. */
class SourceReader {
  readonly units: CompileUnit[] = [];
  readonly generated: GenerateUnit[] = [];
  readonly linkerScripts: string[] = [];
  readonly #library: RegisteredLibrary;
  readonly #reader: ModelReader;
  readonly #diagnostics: Diagnostic[];
  readonly #writers = new Map<string, string>();

  constructor(library: RegisteredLibrary, reader: ModelReader, diagnostics: Diagnostic[]) {
    this.#library = library;
    this.#reader = reader;
    this.#diagnostics = diagnostics;
  }

  add(word: string, span: Span | undefined): void {
    const { path, generates, variants } = parseSourceWord(word);
    const source = posix.isAbsolute(path) ? path : posix.join(this.#reader.buildDirectory, path);
    if (!this.#reader.files.stat(source) && !this.#reader.isMadeByRule(source)) {
      const base = this.#reader.make.value(`${upperCase(this.#library.name)}_BASE`);
      const isInBase =
        !posix.isAbsolute(path) && this.#reader.files.stat(posix.join(base, path)) !== undefined;
      const near = nearest(
        posix.basename(source),
        this.#reader.files.readDirectory(posix.dirname(source)) ?? [],
      );
      this.#report(
        "unikraft/missing-source",
        `source "${path}" of library "${this.#library.name}" does not exist`,
        span,
        {
          hint: isInBase
            ? `write $(${upperCase(this.#library.name)}_BASE)/${path}`
            : near === undefined
              ? "correct the path, or add the file"
              : `did you mean "${near}"?`,
        },
      );
      return;
    }
    const compiled = generates === undefined ? source : this.#generate(source, generates, span);
    if (compiled === undefined) return;
    for (const variant of variants.length > 0 ? variants : [undefined]) {
      this.compile(compiled, variant, undefined, "", span);
    }
  }

  compile(
    source: string,
    variant: string | undefined,
    target: string | undefined,
    extraFlags: string,
    span: Span | undefined,
  ): void {
    const { make } = this.#reader;
    const extension = fileExtension(source);
    if (extension === "ld") {
      this.linkerScripts.push(source);
      return;
    }
    if (["in", "uk", "h", "hp", "hh", "hpp", "HPP", "H"].includes(extension)) return;
    const language = languageOf(source);
    if (language === undefined) {
      this.#report(
        "unikraft/unknown-source-type",
        `no rule builds "${posix.basename(source)}": expected .c, .cc, .cpp, .S, .s, .ld or .lds.S, found ".${extension}"`,
        span,
        { hint: "rename the file, or leave it out of the library's SRCS" },
      );
      return;
    }
    const output = target ?? this.#outputPath(source, variant, language);
    const writer = this.#writers.get(output);
    if (writer === source) {
      this.#report(
        "unikraft/source-twice",
        `"${posix.basename(source)}" of library "${this.#library.name}" is listed twice`,
        span,
        { hint: "remove one of the two" },
      );
      return;
    }
    if (writer !== undefined) {
      this.#report(
        "unikraft/one-object-twice",
        `"${source}" and "${writer}" of library "${this.#library.name}" both make ${posix.basename(output)}`,
        span,
        { hint: `give one of them a variant: ${posix.basename(source)}|other` },
      );
      return;
    }
    this.#writers.set(output, source);
    const file = fileVariablePrefix(this.#library.name, source, variant);
    this.units.push({
      source,
      variant,
      language,
      output,
      flags: compileFlags(make, this.#library.name, source, variant, language, extraFlags),
      inputs: wordsOf(make, `${file}CDEPS`),
      span,
    });
    if (language === "linker-script") this.linkerScripts.push(output);
  }

  #outputPath(source: string, variant: string | undefined, language: Language): string {
    const { make, buildDirectory } = this.#reader;
    const upper = upperCase(this.#library.name);
    const folder = `${buildDirectory}/${this.#library.name}`;
    const subfolder = make.value(`${fileVariablePrefix(this.#library.name, source, variant)}SUBBUILD`).trim();
    if (language === "linker-script") {
      return posix.join(folder, subfolder, `${posix.basename(source, ".lds.S")}.lds`);
    }
    const name = `${stem(source)}${variant === undefined ? "" : `.${variant}`}.o`;
    const treeRoot = make.value(`${upper}_SRC`).trim();
    if (
      make.value(`${upper}__BUILDTREE`).trim() === "y" &&
      treeRoot !== "" &&
      source.startsWith(`${treeRoot}/`)
    ) {
      return posix.join(folder, "build", posix.dirname(posix.relative(treeRoot, source)), name);
    }
    return posix.join(folder, subfolder, name);
  }

  #generate(source: string, suffix: string, span: Span | undefined): string | undefined {
    const tool = fileExtension(source);
    if (tool !== "m4" && tool !== "awk") {
      this.#report(
        "unikraft/unknown-generator",
        `no rule generates from "${posix.basename(source)}": expected .m4 or .awk before ">"`,
        span,
        { hint: "generate the file with a rule of its own" },
      );
      return undefined;
    }
    const { make, buildDirectory } = this.#reader;
    const output = `${buildDirectory}/${this.#library.name}/${stem(source)}${suffix}`;
    const upper = upperCase(this.#library.name);
    const file = fileVariablePrefix(this.#library.name, source, undefined);
    const flags = (kind: string): string =>
      [both(make, `${upper}_${kind}`), both(make, `${file}${kind}`)].join(" ").trim();
    this.generated.push(
      tool === "m4"
        ? {
            tool,
            source,
            output,
            flagsBefore: [
              both(make, "M4INCLUDES"),
              flags("M4INCLUDES"),
              both(make, "M4FLAGS"),
              make.value("M4FLAGS_EXTRA"),
              flags("M4FLAGS"),
            ].join(" "),
            flagsAfter: "",
            span,
          }
        : {
            tool,
            source,
            output,
            flagsBefore: "",
            flagsAfter: `${flags("AWKFLAGS")} ${flags("AWKINCLUDES")}`,
            span,
          },
    );
    return output;
  }

  #report(code: string, message: string, span: Span | undefined, options: { hint: string }): void {
    this.#diagnostics.push({ severity: "error", code, message, ...(span ? { span } : {}), ...options });
  }
}
