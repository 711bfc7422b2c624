import { posix } from "node:path";
import { needsShell, shellJoin, shellQuote, splitShellWords } from "../base/index.ts";
import type { Action } from "../build/index.ts";
import type { CompileUnit, GenerateUnit, LibraryModel } from "./library-model.ts";
import type { Toolchain } from "./toolchain.ts";

/** What every action of a plan has in common. */
export interface ActionMaker {
  readonly toolchain: Toolchain;
  readonly buildDirectory: string;
  /** Files of the prepare and preprocess stages, which exist before anything is compiled. */
  readonly stageOutputs: readonly string[];
  /** Keep the place of the folders out of objects. */
  readonly prefixFlags: readonly string[];
}

export interface LibraryActions {
  readonly actions: readonly Action[];
  /** The library's one object; `undefined` for a library without anything to link. */
  readonly object: string | undefined;
}

export function libraryActions(library: LibraryModel, maker: ActionMaker): LibraryActions {
  const actions = [
    ...library.generate.map((unit) => generateAction(library, unit, maker)),
    ...library.compile.map((unit) => compileAction(library, unit, maker)),
  ];
  const compiled = library.compile.filter((unit) => unit.language !== "linker-script");
  const objects = [...compiled.map((unit) => unit.output), ...library.objects];
  if (objects.length === 0 && library.archives.length === 0) return { actions, object: undefined };
  const merge = mergeAction(library, objects, maker);
  actions.push(merge);
  const hide = hideAction(library, merge.id, maker);
  if (!hide) return { actions, object: merge.id };
  actions.push(hide);
  return { actions, object: hide.id };
}

const labels = {
  c: "CC",
  cxx: "CXX",
  assembly: "AS",
  "plain-assembly": "AS",
  "linker-script": "LDS",
} as const;

function compileAction(library: LibraryModel, unit: CompileUnit, maker: ActionMaker): Action {
  const { toolchain } = maker;
  const isScript = unit.language === "linker-script";
  const program = unit.language === "cxx" ? toolchain.cxx : toolchain.cc;
  const depfile = unit.language === "plain-assembly" ? undefined : `${unit.output}.d`;
  const tail = [
    ...(isScript ? [unit.source] : [...maker.prefixFlags, "-c", unit.source]),
    "-o",
    unit.output,
    // The name in the depfile is never read; a fixed one keeps temporary names out of it.
    ...(depfile === undefined ? [] : ["-MD", "-MT", "output", "-MF", depfile]),
  ];
  const head = isScript ? ["-E", "-P", "-x", "assembler-with-cpp"] : [];
  return {
    id: unit.output,
    label: labels[unit.language],
    text: `${library.name}: ${posix.basename(unit.output)}`,
    run: commandStep(program, head, unit.flags, tail, maker),
    inputs: [unit.source, ...unit.inputs],
    orderOnly: maker.stageOutputs,
    outputs: [unit.output],
    ...(depfile === undefined ? {} : { depfile }),
    tools: [program],
  };
}

/** Flags come as text for a shell; a shell runs them only when nothing simpler can. */
export function commandStep(
  program: string,
  head: readonly string[],
  flags: string,
  tail: readonly string[],
  maker: ActionMaker,
): Action["run"] {
  const words = needsShell(flags.trim()) ? undefined : splitShellWords(flags);
  const place = { cwd: maker.buildDirectory, env: maker.toolchain.env };
  if (words) return { kind: "process", argv: [program, ...head, ...words, ...tail], ...place };
  return {
    kind: "shell",
    lines: [`${shellJoin([program, ...head])} ${flags} ${shellJoin(tail)}`],
    ...place,
  };
}

function generateAction(library: LibraryModel, unit: GenerateUnit, maker: ActionMaker): Action {
  const program = unit.tool === "m4" ? "m4" : "awk -f";
  const source = shellQuote(unit.source);
  const included = unit.flagsAfter.split(/\s+/).filter((word) => word.startsWith("/"));
  return {
    id: unit.output,
    label: unit.tool.toUpperCase(),
    text: `${library.name}: ${posix.basename(unit.output)}`,
    run: {
      kind: "shell",
      lines: [`${program} ${unit.flagsBefore} ${source} ${unit.flagsAfter} > ${shellQuote(unit.output)}`],
      cwd: maker.buildDirectory,
      env: maker.toolchain.env,
    },
    inputs: [unit.source, ...included],
    orderOnly: [],
    outputs: [unit.output],
    tools: [],
  };
}

/** One relocatable object of everything the library has. */
function mergeAction(library: LibraryModel, objects: readonly string[], maker: ActionMaker): Action {
  const output = `${maker.buildDirectory}/${library.name}.ld.o`;
  const archives =
    library.archives.length === 0 ? [] : ["-Wl,--start-group", ...library.archives, "-Wl,--end-group"];
  return {
    id: output,
    label: "LD",
    text: posix.basename(output),
    run: commandStep(
      maker.toolchain.cc,
      [],
      library.mergeFlags,
      [...objects, ...archives, "-o", output],
      maker,
    ),
    inputs: [...objects, ...library.archives, ...library.mergeInputs],
    orderOnly: maker.stageOutputs,
    outputs: [output],
    tools: [maker.toolchain.cc],
  };
}

/** Hides what the library does not export; `undefined` when it hides nothing. */
function hideAction(library: LibraryModel, merged: string, maker: ActionMaker): Action | undefined {
  const { exports, locals, objcopyFlags } = library;
  if (exports.length === 0 && locals.length === 0 && objcopyFlags === "") return undefined;
  const output = `${maker.buildDirectory}/${library.name}.o`;
  const lists = [
    ...exports.map((file) => `--keep-global-symbols=${file}`),
    ...locals.map((file) => `--localize-symbols=${file}`),
  ];
  return {
    id: output,
    label: "OBJCOPY",
    text: posix.basename(output),
    run: commandStep(maker.toolchain.objcopy, lists, objcopyFlags, [merged, output], maker),
    inputs: [merged, ...exports, ...locals],
    orderOnly: [],
    outputs: [output],
    tools: [maker.toolchain.objcopy],
  };
}
