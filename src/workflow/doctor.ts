import type { Host } from "../base/index.ts";
import { findQemu, probeKvm } from "../machine/index.ts";
import type { Emit } from "./event.ts";
import { buildTools, missingTools, qemuTools, requireTools, type HostTool } from "./host-tools.ts";
import { cacheFolder } from "./paths.ts";

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  /** `undefined`: nothing is wrong, and nothing is there. */
  readonly isGood: boolean | undefined;
  /** For people: where it is, or what it is for and how to get it. */
  readonly text: string;
}

/** Looks at every host tool and at KVM; with `fix`, installs what is missing first. */
export async function examineHost(
  host: Host,
  options: { readonly fix: boolean; readonly emit: Emit; readonly signal: AbortSignal },
): Promise<readonly Finding[]> {
  const tools = [...buildTools(host.env.COMPILER), ...qemuTools("x86_64")];
  if (options.fix) await requireTools(host, tools, { ...options, mayInstall: true });
  const findings = tools.map((tool) => examineTool(host, tool));
  if (missingTools(host, qemuTools("x86_64")).length === 0) {
    findings.push(await examineKvm(host, options.signal));
  }
  return findings;
}

function examineTool(host: Host, tool: HostTool): Finding {
  const path = host.processes.which(tool.program, host.env);
  if (path !== undefined) return { what: tool.program, isGood: true, text: path };
  const text = `missing, needed for ${tool.purpose}: apt-get install -y ${tool.debianPackage}`;
  return { what: tool.program, isGood: false, text };
}

/** KVM only makes guests faster, so a machine without it is healthy. */
async function examineKvm(host: Host, signal: AbortSignal): Promise<Finding> {
  const { files, processes, clock, env } = host;
  const cache = cacheFolder(env);
  const qemu = await findQemu({ files, processes, env, cacheFolder: cache });
  const verdict = await probeKvm({ qemu, files, processes, clock, env, cacheFolder: cache, signal });
  return { what: "KVM", isGood: verdict.usable || undefined, text: verdict.reason };
}
