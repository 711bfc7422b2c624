import type { Flavor, Origin } from "./variables.ts";

/** The release of GNU make whose language this is, as far as makefiles can tell. */
export const MAKE_VERSION = "4.3";

/** Variables that exist before anything is read (GNU make manual, "Other Special Variables"). */
export function predefinedVariables(
  cwd: string,
  env: Readonly<Record<string, string>>,
): readonly {
  readonly name: string;
  readonly flavor: Flavor;
  readonly origin: Origin;
  readonly value: string;
}[] {
  const automatic = ["@", "<", "^", "?", "+", "*", "%"].flatMap((name) => [
    {
      name: `${name}D`,
      flavor: "recursive" as const,
      origin: "automatic" as const,
      value: `$(patsubst %/,%,$(dir $${name}))`,
    },
    {
      name: `${name}F`,
      flavor: "recursive" as const,
      origin: "automatic" as const,
      value: `$(notdir $${name})`,
    },
  ]);
  return [
    ...automatic,
    { name: "MAKE_VERSION", flavor: "simple", origin: "default", value: MAKE_VERSION },
    { name: "MAKE_HOST", flavor: "simple", origin: "default", value: "x86_64-pc-linux-gnu" },
    { name: "MAKE_COMMAND", flavor: "simple", origin: "default", value: "make" },
    { name: "MAKE", flavor: "recursive", origin: "default", value: "$(MAKE_COMMAND)" },
    { name: "MAKEFLAGS", flavor: "recursive", origin: "file", value: "" },
    { name: "MAKEFILE_LIST", flavor: "simple", origin: "file", value: "" },
    { name: "CURDIR", flavor: "simple", origin: "file", value: cwd },
    // The user's interactive shell in the environment does not count (manual, "Choosing the Shell").
    // Quirk: it only changes how SHELL appears to have been defined.
    "SHELL" in env
      ? { name: "SHELL", flavor: "recursive", origin: "file", value: "/bin/sh" }
      : { name: "SHELL", flavor: "simple", origin: "default", value: "/bin/sh" },
    { name: ".SHELLFLAGS", flavor: "simple", origin: "default", value: "-c" },
    { name: ".RECIPEPREFIX", flavor: "simple", origin: "default", value: "" },
    { name: ".DEFAULT_GOAL", flavor: "simple", origin: "file", value: "" },
    {
      name: ".INCLUDE_DIRS",
      flavor: "recursive",
      origin: "default",
      value: "/usr/local/include /usr/include",
    },
    // What of GNU make's list is a matter of language; the rest belongs to running rules.
    {
      name: ".FEATURES",
      flavor: "simple",
      origin: "default",
      value: "target-specific order-only second-expansion else-if undefine nocomment grouped-target",
    },
  ];
}
