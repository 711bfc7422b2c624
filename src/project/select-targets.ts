import { inputError, nearest, type Note } from "../base/index.ts";
import { findPlatform, nearestArchitecture, nearestPlatform } from "./platforms.ts";
import type { Project, Target } from "./project.ts";

/** What `-t`, `-m` and `-p` say. Everything that is given must fit. */
export interface TargetFilter {
  /** A target's name, or `PLATFORM/ARCHITECTURE`. */
  readonly target?: string;
  readonly architecture?: string;
  /** Aliases allowed. */
  readonly platform?: string;
}

/** The targets that fit, in the order of the file, at least one. Throws `project/unknown-target`. */
export function selectTargets(project: Project, filter: TargetFilter): readonly [Target, ...Target[]] {
  const [first, ...others] = project.targets.filter((target) => fits(target, filter));
  if (first) return [first, ...others];
  const meant = likelyFlag(project.targets, filter);
  throw inputError({
    severity: "error",
    code: "project/unknown-target",
    message: `no target fits ${flags(filter)}`,
    notes: notes(project.targets),
    hint: meant === undefined ? "choose one of these" : `write "${meant}"`,
  });
}

/** The first flag whose word no target has, with the word of a target that was probably meant. */
function likelyFlag(targets: readonly Target[], filter: TargetFilter): string | undefined {
  const names = targets.flatMap((one) => [one.name, pair(one)]);
  const flag = (name: string, word: string, known: readonly string[], meant: string | undefined) =>
    !known.includes(word) && meant !== undefined && known.includes(meant) ? `${name} ${meant}` : undefined;
  const target = filter.target ?? "";
  const architecture = filter.architecture ?? "";
  const platform = findPlatform(filter.platform ?? "") ?? filter.platform ?? "";
  const architectures = targets.map((one) => one.architecture);
  const platforms = targets.map((one) => one.platform);
  return (
    flag("-t", target, names, nearest(target, names)) ??
    flag("-m", architecture, architectures, nearestArchitecture(architecture)) ??
    flag("-p", platform, platforms, findPlatform(nearestPlatform(platform) ?? ""))
  );
}

/** The one target that fits. Throws `project/unknown-target` or `project/several-targets`. */
export function selectTarget(project: Project, filter: TargetFilter): Target {
  const targets = selectTargets(project, filter);
  const [first, second] = targets;
  if (!second) return first;
  const given = flags(filter);
  throw inputError({
    severity: "error",
    code: "project/several-targets",
    message: given === "" ? "several targets and no choice" : `several targets fit ${given}`,
    notes: notes(targets),
    hint: `choose one, for example with ${choosing(first, project.targets)}`,
  });
}

function fits(target: Target, { target: wanted, architecture, platform }: TargetFilter): boolean {
  if (architecture !== undefined && architecture !== target.architecture) return false;
  if (platform !== undefined && findPlatform(platform) !== target.platform) return false;
  if (wanted === undefined || wanted === target.name) return true;
  const [plat, arch, ...rest] = wanted.split("/");
  return rest.length === 0 && arch === target.architecture && findPlatform(plat!) === target.platform;
}

function pair({ platform, architecture }: Target): string {
  return `${platform}/${architecture}`;
}

/** The shortest flags that fit only `target`. */
function choosing(target: Target, targets: readonly Target[]): string {
  const { name, platform, architecture } = target;
  const candidates: TargetFilter[] = [{ target: pair(target) }, { target: name }];
  const unique = candidates.find((filter) => targets.filter((other) => fits(other, filter)).length === 1);
  return flags(unique ?? { target: name, platform, architecture });
}

function flags({ target, architecture, platform }: TargetFilter): string {
  const words = [];
  if (target !== undefined) words.push(`-t ${target}`);
  if (architecture !== undefined) words.push(`-m ${architecture}`);
  if (platform !== undefined) words.push(`-p ${platform}`);
  return words.length === 0 ? "" : `"${words.join(" ")}"`;
}

function notes(targets: readonly Target[]): Note[] {
  return targets.map((target) => ({
    message: `target "${target.name}", ${pair(target)}`,
    ...(target.span && { span: target.span }),
  }));
}
