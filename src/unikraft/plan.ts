import { posix } from "node:path";
import { inputErrors, KilnError, type Diagnostic, type FileSystem } from "../base/index.ts";
import type { Action, ActionGraph } from "../build/index.ts";
import type { MakeEvaluator } from "../make/index.ts";
import { wordsOf } from "./command-lines.ts";
import { enabledLibraries, type EvaluatedMakefiles } from "./evaluate-makefiles.ts";
import { imageActions } from "./image-actions.ts";
import { libraryActions, type ActionMaker } from "./library-actions.ts";
import { readLibrary, type LibraryModel } from "./library-model.ts";
import { RuleActions } from "./rule-actions.ts";
import { nearestLibraryVariable } from "./stray-variables.ts";
import type { Toolchain } from "./toolchain.ts";

export interface PlanInputs {
  readonly evaluated: EvaluatedMakefiles;
  readonly toolchain: Toolchain;
  readonly files: FileSystem;
  readonly buildDirectory: string;
  /** Where the stripped, bootable image and the one with symbols go. */
  readonly imagePath: string;
  readonly debugImagePath: string;
  /** `CONFIG_X` → value as the header has it; unset symbols are absent. */
  readonly configValues: Readonly<Record<string, string>>;
  /** Folders whose place must not show in objects, longest path first; objects know them as `/name`. */
  readonly folders: readonly { readonly path: string; readonly name: string }[];
}

export interface BuildPlan {
  readonly graph: ActionGraph;
  readonly libraries: readonly LibraryModel[];
  readonly warnings: readonly Diagnostic[];
}

/** Turns the evaluated makefiles into actions. Decides everything and does nothing. */
export function planBuild(inputs: PlanInputs): BuildPlan {
  const { evaluated, toolchain, files, buildDirectory } = inputs;
  const { make, registry } = evaluated;
  const rules = new RuleActions(evaluated, buildDirectory, toolchain.env);
  const diagnostics: Diagnostic[] = [];
  const reader = { make, registry, files, buildDirectory, isMadeByRule: (path: string) => rules.makes(path) };
  const enabled = enabledLibraries(registry);
  refuseRemoteSources(evaluated, new Set(enabled.map((library) => library.name)));
  const libraries = enabled.map((library) => readLibrary(library, reader, diagnostics));

  const maker: ActionMaker = {
    toolchain,
    buildDirectory,
    // Sources may include what these stages make.
    stageOutputs: stageTargets(make, buildDirectory),
    // gcc tries the last one first, and the folders come longest first.
    prefixFlags: inputs.folders.map(({ path, name }) => `-ffile-prefix-map=${path}=/${name}`).reverse(),
  };
  const merged = libraries.map((library) => ({ library, ...libraryActions(library, maker) }));
  const image = imageActions(merged, {
    ...maker,
    make,
    files,
    imagePath: inputs.imagePath,
    debugImagePath: inputs.debugImagePath,
    configValues: inputs.configValues,
    platforms: registry.platforms,
  });
  const actions = [...merged.flatMap((entry) => entry.actions), ...image.actions];
  addRuleActions(actions, rules, files, diagnostics);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.length > 0) throw inputErrors(diagnostics);
  return {
    graph: {
      actions,
      roots: [inputs.imagePath, inputs.debugImagePath],
      configHeader: { path: `${buildDirectory}/include/uk/bits/config.h`, values: inputs.configValues },
      prefixes: inputs.folders.map(({ path, name }) => ({ path, placeholder: `<kiln:${name}>` })),
    },
    libraries,
    warnings: [...diagnostics, ...nearestLibraryVariable(make, registry)],
  };
}

function stageTargets(make: MakeEvaluator, buildDirectory: string): string[] {
  return ["UK_PREPARE", "UK_PREPROCESS"]
    .flatMap((name) => wordsOf(make, name))
    .map((path) => posix.resolve(buildDirectory, path));
}

/** Follows every input that no planned action makes to the rule that does. */
function addRuleActions(
  actions: Action[],
  rules: RuleActions,
  files: Pick<FileSystem, "stat">,
  diagnostics: Diagnostic[],
): void {
  const made = new Set(actions.flatMap((action) => action.outputs));
  const pending = actions.flatMap((action) => [...action.inputs, ...action.orderOnly]);
  const seen = new Set<string>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path) || made.has(path)) continue;
    seen.add(path);
    const action = rules.action(path, diagnostics);
    if (action) {
      actions.push(action);
      pending.push(...action.inputs, ...action.orderOnly);
    } else if (
      !files.stat(path) &&
      !diagnostics.some((diagnostic) => diagnostic.message.includes(`"${path}"`))
    ) {
      const user = actions.find((other) => [...other.inputs, ...other.orderOnly].includes(path));
      diagnostics.push({
        severity: "error",
        code: "unikraft/no-rule",
        message: `no rule makes "${path}", needed by "${user?.id ?? "the image"}"`,
        hint: "correct the path, or write a rule that makes the file",
      });
    }
  }
}

function refuseRemoteSources({ registry }: EvaluatedMakefiles, enabled: ReadonlySet<string>): void {
  const wanted = registry.remoteSources.filter((source) => enabled.has(source.library));
  if (wanted.length === 0) return;
  throw new KilnError("unikraft/fetch-unsupported", "fetching sources is not supported yet", {
    exitCode: 2,
    diagnostics: wanted.map((source) => ({
      severity: "error",
      code: "unikraft/fetch-unsupported",
      message: `library "${source.library}" is made from ${source.url}; fetching sources is not supported yet`,
      span: source.span,
      hint: "switch the library off, or put its sources into a folder of the project",
    })),
  });
}
