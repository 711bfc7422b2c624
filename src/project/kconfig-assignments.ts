import { posix } from "node:path";
import type { Span } from "../base/index.ts";
import type { Architecture, Platform } from "./platforms.ts";
import type { Component, KconfigSetting, Project, Target } from "./project.ts";

/** One option the project sets for a target. */
export interface KconfigAssignment {
  /** Without `CONFIG_`. */
  readonly name: string;
  /** As in `KconfigSetting`. */
  readonly value: string;
  /** Where the Kraftfile names the option, or what the option follows from. */
  readonly span?: Span;
  /** Where the Kraftfile gives the value; absent when it follows from something else. */
  readonly valueSpan?: Span;
  /** As in `KconfigSetting`. */
  readonly isNumber?: boolean;
  /** What set it, for people: `libraries: musl`. */
  readonly reason: string;
}

const ARCHITECTURE_SYMBOLS: Readonly<Record<Architecture, string>> = {
  x86_64: "ARCH_X86_64",
  arm64: "ARCH_ARM_64",
  arm: "ARCH_ARM_32",
};

const PLATFORM_SYMBOLS: Readonly<Record<Platform, readonly string[]>> = {
  qemu: ["PLAT_KVM", "KVM_VMM_QEMU"],
  fc: ["PLAT_KVM", "KVM_VMM_FIRECRACKER"],
  kraftcloud: ["PLAT_KVM", "KVM_VMM_FIRECRACKER"],
  xen: ["PLAT_XEN"],
  linuxu: ["PLAT_LINUXU"],
};

/**
 * Every option the project sets for one of its targets, in kraft's order: a later one wins over an earlier one of
 * the same name, and both are listed.
 */
export function kconfigAssignments(project: Project, target: Target): KconfigAssignment[] {
  const { unikraft, script, libraries } = project;
  const at = target.span && { span: target.span };
  const { architecture, platform } = target;
  return [
    // The image's name: what kraft passes to make as N=.
    { name: "UK_NAME", value: target.name, reason: "the name of the target", ...at },
    ...(unikraft ? settings(unikraft.kconfig, "unikraft") : []),
    ...(script ? settings(script.kconfig, posix.basename(script.source.name)) : []),
    ...libraries.flatMap((library) => {
      const reason = `libraries: ${library.name}`;
      const enable = { name: librarySymbol(library.name), value: "y", span: library.span, reason };
      return [...settings(library.kconfig, reason), enable];
    }),
    { name: ARCHITECTURE_SYMBOLS[architecture], value: "y", reason: `architecture ${architecture}`, ...at },
    ...PLATFORM_SYMBOLS[platform].map((name) => ({
      name,
      value: "y",
      reason: `platform ${platform}`,
      ...at,
    })),
    ...settings(target.kconfig, `target ${target.name}`),
  ];
}

function settings(kconfig: Component["kconfig"], reason: string): KconfigAssignment[] {
  return kconfig.map(({ name, value, nameSpan, valueSpan, isNumber }: KconfigSetting) => ({
    name,
    value,
    span: nameSpan,
    valueSpan,
    reason,
    ...(isNumber && { isNumber }),
  }));
}

/** The symbol that turns a library on, without `CONFIG_`: `musl` → `LIBMUSL`, `compiler-rt` → `LIBCOMPILER_RT`. */
export function librarySymbol(library: string): string {
  const upper = library.toUpperCase().replace(/[^A-Z0-9]/g, "_");
  return upper.startsWith("LIB") ? upper : `LIB${upper}`;
}
