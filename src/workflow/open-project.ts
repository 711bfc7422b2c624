import { posix } from "node:path";
import { inputError, KilnError, type Host, type SourceText, type Span } from "../base/index.ts";
import {
  coreChoice,
  displayPath,
  findKraftfile,
  kconfigAssignments,
  loadProject,
  selectTarget,
  selectTargets,
  type Project,
  type Target,
} from "../project/index.ts";
import {
  openCoreTree,
  requireUsablePath,
  type Assignment,
  type CoreTree,
  type ExternalLibrary,
} from "../unikraft/index.ts";
import { targetFilter, type Installation, type ProjectRequest } from "./request.ts";

/** A project with one target chosen and every source of it found. */
export interface OpenProject {
  readonly project: Project;
  readonly target: Target;
  readonly core: CoreTree;
  /** Which core is used and why, for people. */
  readonly coreTitle: string;
  readonly libraries: readonly ExternalLibrary[];
  readonly assignments: readonly Assignment[];
}

/** Asks the user for one of several targets; `undefined` when nobody can be asked. */
export type ChooseTarget = ((targets: readonly Target[]) => Promise<Target>) | undefined;

export type ProjectHost = Pick<Host, "files" | "env" | "modules">;

/** Reads the Kraftfile that a request names. */
export function readProject(request: ProjectRequest, host: ProjectHost): Project {
  const { directory, kraftfile, kraftfileText, cwd } = request;
  const path = kraftfile ?? findKraftfile(directory, host.files);
  return loadProject({
    directory,
    kraftfile: path,
    ...(kraftfileText === undefined ? {} : { text: kraftfileText }),
    files: host.files,
    env: host.env,
    modules: host.modules,
    displayName: path === "-" ? "(standard input)" : displayPath(path, cwd),
  });
}

export async function chooseTarget(
  project: Project,
  request: ProjectRequest,
  choose: ChooseTarget,
): Promise<Target> {
  const filter = targetFilter(request);
  const fitting = selectTargets(project, filter);
  return fitting.length > 1 && choose ? choose(fitting) : selectTarget(project, filter);
}

/** Finds the core and the libraries of one target. Throws for what this version of kiln cannot build. */
export function openTarget(
  project: Project,
  target: Target,
  request: ProjectRequest,
  host: ProjectHost,
  installation: Installation,
): OpenProject {
  refuseUnsupported(project, target);
  requireUsablePath("the project", project.directory);
  requireUsablePath("kiln's own core", installation.coreDirectory);
  const core = openCoreTree(installation.coreDirectory, host.files);
  if (!core) {
    throw new KilnError("workflow/no-core", `kiln's core is missing from "${installation.coreDirectory}"`, {
      hint: "restore the checkout: git checkout -- core",
    });
  }
  const assignments = [
    ...kconfigAssignments(project, target).map(({ name, value, span, valueSpan, reason, isNumber }) => ({
      name,
      value,
      layer: reason,
      ...(span || valueSpan ? { span: span ?? valueSpan! } : {}),
      ...(valueSpan ? {} : { isDerived: true }),
      ...(isNumber ? { isNumber } : {}),
    })),
    ...commandLineAssignments(request.kconfig),
  ];
  const libraries = project.libraries.map((library) => externalLibrary(library, host));
  return { project, target, core, coreTitle: coreTitle(project, core, installation), libraries, assignments };
}

function coreTitle(project: Project, core: CoreTree, installation: Installation): string {
  const version = project.unikraft?.version;
  const title = `kiln ${installation.version} (Unikraft API ${core.version})`;
  return version === undefined || project.unikraft?.source !== undefined
    ? title
    : `${title} for version "${version}", which is not fetched`;
}

function refuseUnsupported(project: Project, target: Target): void {
  const core = project.unikraft ? coreChoice(project.unikraft) : undefined;
  if (core?.kind === "directory" || core?.kind === "remote") {
    throw refusal("building with a Unikraft tree of your own", project.unikraft?.span, {
      hint: "leave out source and version to build with kiln's own core",
    });
  }
  const keys: readonly (readonly [string, Span | undefined])[] = [
    ["template", project.template?.span],
    ["runtime", project.runtime?.span],
    ["rootfs", project.rootfs?.span],
    ["volumes", project.volumes[0]?.span],
    ["env", project.env[0]?.span],
  ];
  for (const [key, span] of keys) {
    if (span) throw refusal(`the key "${key}"`, span, { hint: "remove it for now" });
  }
  if (target.platform !== "qemu" || target.architecture !== "x86_64") {
    const pair = `${target.platform}/${target.architecture}`;
    throw refusal(`the target ${pair}`, target.span, { hint: "build the target qemu/x86_64" });
  }
}

function refusal(what: string, span: Span | undefined, { hint }: { hint: string }): KilnError {
  return inputError({
    severity: "error",
    code: "workflow/not-yet",
    message: `${what} is not supported yet`,
    ...(span ? { span } : {}),
    hint,
  });
}

function externalLibrary(library: Project["libraries"][number], { files }: ProjectHost): ExternalLibrary {
  const { name, directory, span } = library;
  if (directory === undefined) {
    throw inputError({
      severity: "error",
      code: "workflow/library-not-here",
      message: `library "${name}" is not a folder here, and fetching libraries is not supported yet`,
      span,
      hint: `give its folder: source: ./libs/${name}`,
    });
  }
  if (!files.stat(`${directory}/Makefile.uk`)) {
    throw inputError({
      severity: "error",
      code: "workflow/no-library-makefile",
      message: `the folder of library "${name}" has no Makefile.uk: "${directory}"`,
      span,
      hint: "name the folder that holds the library's Makefile.uk and Config.uk",
    });
  }
  requireUsablePath(`library "${name}"`, directory);
  return { name, directory: posix.normalize(directory) };
}

/** `CONFIG_X=value` words of the command line, as assignments that point at themselves. */
function commandLineAssignments(words: readonly string[]): Assignment[] {
  return words.map((word) => {
    const source: SourceText = { name: "--kconfig", text: word };
    const parsed = /^CONFIG_([A-Za-z0-9_-]+)=([^]*)$/.exec(word);
    const span = { source, start: 0, end: parsed?.[1] === undefined ? word.length : parsed[1].length + 7 };
    if (!parsed) {
      throw inputError({
        severity: "error",
        code: "workflow/bad-kconfig-word",
        message: `expected CONFIG_NAME=VALUE, found "${word}"`,
        span,
        hint: "write for example --kconfig CONFIG_LIBUKDEBUG_PRINTK_INFO=y",
      });
    }
    return { name: parsed[1]!, value: parsed[2]!.replace(/^"(.*)"$/, "$1"), span, layer: "command line" };
  });
}
