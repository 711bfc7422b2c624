import { inputError, inputErrors, KilnError, type Diagnostic, type Host } from "../base/index.ts";
import {
  displayPath,
  editKconfig,
  findKraftfile,
  kconfigAssignments,
  type KconfigSection,
  type Project,
  type Target,
} from "../project/index.ts";
import { unknownOption, type Assignment } from "../unikraft/index.ts";
import { configureOpen, openConfiguration, type OpenedConfiguration } from "./config-open.ts";
import { valueProblem, type OptionChange } from "./config-value.ts";
import type { WorkflowContext } from "./context.ts";
import { holdProject } from "./hold-project.ts";
import { openTarget } from "./open-project.ts";
import type { ProjectRequest } from "./request.ts";
import { unifiedDiff } from "./unified-diff.ts";

export interface SaveOptions {
  /** Write new options under the target instead of under `unikraft`, where all targets have them. */
  readonly targetOnly?: boolean;
}

/** What saving did. */
export interface SavedChanges {
  /** The Kraftfile, absolute. */
  readonly path: string;
  /** As `diff -u` writes it; empty when the file says all of it already. */
  readonly diff: string;
  /** Which options the file did not have to be changed for. */
  readonly unchanged: readonly string[];
}

/** The difference that saving would make, as `diff -u` writes it. Throws what saving would throw. */
export async function previewKconfigChanges(
  request: ProjectRequest,
  changes: readonly OptionChange[],
  context: WorkflowContext,
  options: SaveOptions = {},
): Promise<string> {
  return (await planChanges(request, changes, context, options)).diff;
}

/**
 * Writes options into the Kraftfile, each where it stands already or, a new one, under `unikraft`. Everything else in
 * the file stays as it is, byte for byte. All of the changes or none: throws a `KilnError` (exit code 2) when one of
 * them is wrong or would have no effect. The file is replaced by rename.
 */
export async function saveKconfigChanges(
  request: ProjectRequest,
  changes: readonly OptionChange[],
  context: WorkflowContext,
  options: SaveOptions = {},
): Promise<SavedChanges> {
  const { files } = context.host;
  const release = await holdProject(request, context);
  try {
    const { path, text, diff, unchanged } = await planChanges(request, changes, context, options);
    // A link stays a link.
    const file = files.realPath(path) ?? path;
    if (diff !== "") files.writeFile(file, text, files.stat(file)?.mode);
    return { path, diff, unchanged };
  } finally {
    release();
  }
}

interface PlannedChanges extends SavedChanges {
  readonly text: string;
}

async function planChanges(
  request: ProjectRequest,
  asked: readonly OptionChange[],
  context: WorkflowContext,
  options: SaveOptions,
): Promise<PlannedChanges> {
  const { host } = context;
  const path = kraftfilePath(request, host);
  const before = await openConfiguration(request, context);
  const problems = asked.flatMap((change) => changeProblem(before, change) ?? []);
  if (problems.length > 0) throw inputErrors(problems);
  const changes = options.targetOnly ? asked : [...asked, ...replacedMembers(before, asked)];
  const { project, target } = before.open;
  const edited = changes.reduce(
    (now, change) => applyChange(now, target, change, before, options, host),
    project,
  );
  verify(before, edited, request, changes, context);
  const { text } = project.kraftfile;
  return {
    path,
    text: edited.kraftfile.text,
    diff: unifiedDiff(displayPath(path, request.cwd), text, edited.kraftfile.text),
    unchanged: changes.filter((change) => isAsWanted(project, target, change)).map(({ name }) => name),
  };
}

/** The file that is written. */
function kraftfilePath({ kraftfile, directory, cwd }: ProjectRequest, { files }: Host): string {
  const path = kraftfile ?? findKraftfile(directory, files);
  if (path === "-") {
    throw new KilnError("workflow/cannot-write-input", "a Kraftfile from standard input cannot be written", {
      exitCode: 2,
      hint: "name a file after -K",
    });
  }
  if (!path.endsWith(".ts")) return path;
  const name = displayPath(path, cwd);
  throw new KilnError("workflow/cannot-write-script", `${name} is a program, which kiln does not rewrite`, {
    exitCode: 2,
    hint: `edit "kconfig" in ${name}`,
  });
}

function changeProblem({ tree }: OpenedConfiguration, { name, value }: OptionChange): Diagnostic | undefined {
  const symbol = tree.symbols.get(name);
  if (!symbol) {
    // Taking out what no core knows is what one wants to do with it.
    return value === undefined ? undefined : { ...unknownOption(tree, name, undefined), severity: "error" };
  }
  return value === undefined ? undefined : valueProblem(symbol, value);
}

/** A choice has one member: choosing one takes back what chose another. */
function replacedMembers(
  { tree, settings }: OpenedConfiguration,
  asked: readonly OptionChange[],
): readonly OptionChange[] {
  const names = new Set(asked.map(({ name }) => name));
  const members = asked
    .filter(({ value }) => value === "y")
    .flatMap(({ name }) => tree.symbols.get(name)?.choice?.members ?? [])
    .filter(({ name }) => !names.has(name) && settings.get(name)?.value === "y");
  return [...new Set(members)].map(({ name }) => ({ name, value: undefined }));
}

function applyChange(
  project: Project,
  target: Target,
  change: OptionChange,
  { tree }: OpenedConfiguration,
  { targetOnly = false }: SaveOptions,
  { files, env }: Host,
): Project {
  if (isAsWanted(project, target, change)) return project;
  const judging = {
    directory: project.directory,
    env,
    directoryExists: (path: string) => files.stat(path)?.kind === "directory",
  };
  const isText = tree.symbols.get(change.name)?.type === "string";
  const sections = sectionsWith(project, target, change.name);
  const own = targetSection(project, target);
  const wanted = targetOnly
    ? [own]
    : change.value === undefined
      ? sections
      : [sections.at(-1) ?? (["unikraft"] as const)];
  return wanted.reduce(
    (now, section) => editKconfig(now, section, [{ ...change, isText }], judging),
    project,
  );
}

/** Whether the project says so already. */
function isAsWanted(project: Project, target: Target, { name, value }: OptionChange): boolean {
  return kconfigAssignments(project, target).findLast((one) => one.name === name)?.value === value;
}

/** Where the Kraftfile sets an option for a target, the strongest last. */
function sectionsWith(project: Project, target: Target, name: string): KconfigSection[] {
  const has = ({ kconfig }: { readonly kconfig: readonly { readonly name: string }[] }): boolean =>
    kconfig.some((setting) => setting.name === name);
  const libraries = project.libraries.filter(has);
  return [
    ...(project.unikraft && has(project.unikraft) ? [["unikraft"] as const] : []),
    ...libraries.map((library) => ["libraries", library.name] as const),
    ...(has(target) ? [targetSection(project, target)] : []),
  ];
}

function targetSection(project: Project, target: Target): KconfigSection {
  return ["targets", project.targets.findIndex((one) => one.configPath === target.configPath)];
}

/** Throws when a change would have no effect, or would take the effect from something else. */
function verify(
  before: OpenedConfiguration,
  edited: Project,
  request: ProjectRequest,
  changes: readonly OptionChange[],
  { host, installation }: WorkflowContext,
): void {
  const target = edited.targets.find((one) => one.configPath === before.open.target.configPath)!;
  const open = openTarget(edited, target, request, host, installation);
  const stronger = changes.flatMap((change) => strongerSetting(edited, target, change, before) ?? []);
  if (stronger.length > 0) throw inputErrors(stronger);
  const changed = new Set(changes.map(({ name }) => name));
  const assignments = open.assignments.map((one) => withOldPlace(one, before.open.assignments, changed));
  const { diagnostics } = configureOpen({ ...open, assignments }, host, before.tree);
  // What was wrong before is said by `kiln configure`; it must not keep anybody from changing something else.
  const known = new Set(before.diagnostics.map(({ message }) => message));
  const wrong = diagnostics.filter(({ severity, message }) => severity === "error" && !known.has(message));
  if (wrong.length > 0) throw inputErrors(wrong);
}

/** The text a place is in is not on the disk: a change needs none, and what stays gets its place of before. */
function withOldPlace(one: Assignment, old: readonly Assignment[], changed: ReadonlySet<string>): Assignment {
  const { name, value, layer } = one;
  const before = changed.has(name)
    ? undefined
    : old.find((other) => other.name === name && other.value === value && other.layer === layer);
  return { name, value, layer, ...(before?.span && { span: before.span }) };
}

/** Something that is assigned after the change: what follows from the target, or another section. */
function strongerSetting(
  edited: Project,
  target: Target,
  { name, value }: OptionChange,
  { settings }: OpenedConfiguration,
): Diagnostic | undefined {
  const last = kconfigAssignments(edited, target).findLast((one) => one.name === name);
  if (last?.value === value) return undefined;
  // Without a value only the name of the target is left, which every project has.
  if (value === undefined && name === "UK_NAME") return undefined;
  const wanted = value === undefined ? `taking out CONFIG_${name}` : `CONFIG_${name}=${value}`;
  // Where it stands in the file as it is, not in the one that is not written.
  const span = settings.get(name)?.span ?? last?.span;
  return inputError({
    severity: "error",
    code: "workflow/stronger-setting",
    message: `${wanted} has no effect: it is ${last!.value} because of ${last!.reason}`,
    ...(span && { span }),
    hint: last!.valueSpan
      ? "change it there"
      : `change ${last!.reason.split(/[ :]/)[0]!} in the Kraftfile instead`,
  }).diagnostics[0];
}
