import { nearest, type Diagnostic } from "../base/index.ts";
import type { MakeEvaluator } from "../make/index.ts";
import type { Registry } from "./registry.ts";
import { upperCase } from "./source-word.ts";

/** `APPHELLOWRLD_SRCS-y += main.c` is legal make and does nothing: warn about sources of no library. */
export function nearestLibraryVariable(make: MakeEvaluator, registry: Registry): Diagnostic[] {
  const known = registry.libraries.map((library) => `${upperCase(library.name)}_SRCS-y`);
  const accepted = new Set([...known, "EACHOLIB_SRCS-y", "UK_SRCS-y"]);
  const warnings: Diagnostic[] = [];
  for (const name of make.variableNames()) {
    if (!/_SRCS-y$/.test(name) || accepted.has(name)) continue;
    const near = nearest(name, known);
    const span = make.variable(name)?.span;
    warnings.push({
      severity: "warning",
      code: "unikraft/sources-of-no-library",
      message: `"${name}" belongs to no library, so its sources are not built`,
      ...(span ? { span } : {}),
      hint: near === undefined ? "name the library with addlib first" : `did you mean "${near}"?`,
    });
  }
  return warnings;
}
