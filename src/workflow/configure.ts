import { posix } from "node:path";
import type { Host } from "../base/index.ts";
import {
  configureTree,
  writeIfChanged,
  type ConfiguredTree,
  type ConfigureInputs,
} from "../unikraft/index.ts";
import type { Emit } from "./event.ts";
import type { OpenProject } from "./open-project.ts";

/** The configuration of a target. */
export interface Configured extends ConfiguredTree {
  /** `CONFIG_X` → value as the header has it. */
  readonly headerValues: Readonly<Record<string, string>>;
}

/** Works out every option of a target. Writes nothing. */
export function configureProject(open: OpenProject, host: Host, emit: Emit): Configured {
  const configured = configureTree(configureInputs(open, host));
  for (const diagnostic of configured.warnings) emit({ kind: "diagnostic", diagnostic });
  return { ...configured, headerValues: headerValues(configured.header) };
}

/** What the options of a target follow from. */
export function configureInputs(open: OpenProject, host: Host): ConfigureInputs {
  const { project, target, core, libraries, assignments } = open;
  return {
    core,
    applicationDirectory: project.directory,
    libraries,
    architecture: target.architecture,
    hostArchitecture: host.architecture,
    name: target.name,
    buildDirectory: target.objectsPath,
    assignments,
    files: host.files,
    processes: host.processes,
    env: host.env,
  };
}

/**
 * Writes `.config.NAME_PLAT-ARCH` and the header. The Kraftfile counts: a `.config` that was edited by hand is kept
 * beside it with the ending `.old`, and said to have no effect.
 */
export function writeConfiguration(open: OpenProject, configured: Configured, host: Host, emit: Emit): void {
  const { target } = open;
  const { dotConfig, header } = configured;
  keepEditedConfig(open, dotConfig, host, emit);
  writeIfChanged(host.files, target.configPath, dotConfig);
  writeIfChanged(host.files, `${target.objectsPath}/config`, dotConfig);
  writeIfChanged(host.files, `${target.objectsPath}/include/uk/bits/config.h`, header);
}

/** `config` in the build folder is what kiln wrote last; a `.config` that differs from it was edited. */
function keepEditedConfig({ target }: OpenProject, text: string, { files }: Host, emit: Emit): void {
  const { configPath } = target;
  const written = `${target.objectsPath}/config`;
  if (!files.stat(configPath) || !files.stat(written)) return;
  const found = files.readText(configPath);
  if (found === text || found === files.readText(written)) return;
  const name = posix.basename(configPath);
  files.writeFile(`${configPath}.old`, found);
  emit({
    kind: "diagnostic",
    diagnostic: {
      severity: "warning",
      code: "workflow/edited-config",
      message: `${name} was edited, but the Kraftfile counts; the edited file is kept as ${name}.old`,
      hint: "set options under kconfig: in the Kraftfile",
    },
  });
}

function headerValues(header: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const match of header.matchAll(/^#define (CONFIG_\S+) (.*)$/gm)) values[match[1]!] = match[2]!;
  return values;
}
