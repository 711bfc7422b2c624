import type { Diagnostic, Host } from "../base/index.ts";
import type { Configuration, KconfigTree } from "../kconfig/index.ts";
import { kconfigAssignments, type KconfigAssignment } from "../project/index.ts";
import { assignOptions, readOptions } from "../unikraft/index.ts";
import { configureInputs } from "./configure.ts";
import type { WorkflowContext } from "./context.ts";
import { chooseTarget, openTarget, readProject, type OpenProject } from "./open-project.ts";
import type { ProjectRequest } from "./request.ts";

/** The options of one target, whatever is wrong with them. */
export interface OpenedConfiguration {
  readonly open: OpenProject;
  readonly tree: KconfigTree;
  /** With everything assigned that the project and `--kconfig` ask for. The caller may assign more. */
  readonly configuration: Configuration;
  /** What is being configured, for people: `helloworld for qemu/x86_64`. */
  readonly title: string;
  /**
   * What the project sets, by name, the one that counts: the last. `reason` says who asks for it; one without
   * `valueSpan` follows from something else (the target, a library) and cannot be taken back alone.
   */
  readonly settings: ReadonlyMap<string, KconfigAssignment>;
  /** Unknown options and options without effect: what `kiln configure` would refuse, and warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the project, picks the target, and gives every option its value. Throws only where no options can be read:
 * a wrong Kraftfile, no such target, mistakes in Config.uk.
 */
export async function openConfiguration(
  request: ProjectRequest,
  context: WorkflowContext,
): Promise<OpenedConfiguration> {
  const { host, installation, choose } = context;
  const project = readProject(request, host);
  const target = await chooseTarget(project, request, choose);
  return configureOpen(openTarget(project, target, request, host, installation), host);
}

/** As `openConfiguration`, for a project whose target is chosen. `tree`: spares reading Config.uk again. */
export function configureOpen(open: OpenProject, host: Host, known?: KconfigTree): OpenedConfiguration {
  const { project, target, assignments } = open;
  const tree = known ?? readOptions(configureInputs(open, host));
  const { configuration, diagnostics } = assignOptions(tree, assignments);
  return {
    open,
    tree,
    configuration,
    title: `${project.rawName} for ${target.platform}/${target.architecture}`,
    settings: new Map(kconfigAssignments(project, target).map((one) => [one.name, one])),
    diagnostics,
  };
}
