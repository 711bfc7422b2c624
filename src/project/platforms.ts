import { nearest } from "../base/index.ts";

/** A platform: where an image runs. */
export const PLATFORMS = ["qemu", "fc", "xen", "linuxu", "kraftcloud"] as const;
export type Platform = (typeof PLATFORMS)[number];

export const ARCHITECTURES = ["x86_64", "arm64", "arm"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** Other names that kraft takes too. */
const PLATFORM_ALIASES: Readonly<Record<string, Platform>> = { kvm: "qemu", firecracker: "fc" };

/** Names other tools use. kraft does not take them, so kiln does not either, but it knows what was meant. */
const FOREIGN_ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  amd64: "x86_64",
  x64: "x86_64",
  x86: "x86_64",
  "x86-64": "x86_64",
  aarch64: "arm64",
  armv8: "arm64",
  arm32: "arm",
  armv7: "arm",
};

/** The platform a name stands for (aliases included); `undefined` when kiln does not know it. */
export function findPlatform(name: string): Platform | undefined {
  if (Object.hasOwn(PLATFORM_ALIASES, name)) return PLATFORM_ALIASES[name];
  return PLATFORMS.find((platform) => platform === name);
}

/** The architecture of that name; `undefined` when kiln does not know it. */
export function findArchitecture(name: string): Architecture | undefined {
  return ARCHITECTURES.find((architecture) => architecture === name);
}

/** The name that was probably meant by an unknown platform name. */
export function nearestPlatform(name: string): string | undefined {
  return nearest(name, [...PLATFORMS, ...Object.keys(PLATFORM_ALIASES)]);
}

/** The name that was probably meant by an unknown architecture name. */
export function nearestArchitecture(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(FOREIGN_ARCHITECTURES, lower)) return FOREIGN_ARCHITECTURES[lower];
  return nearest(name, ARCHITECTURES);
}
