import { posix } from "node:path";
import type { NativeFunction } from "../../make/index.ts";
import type { Registry } from "../registry.ts";

/**
 * Functions used inside recipes. kiln shows progress itself, so `verbose_cmd` and `build_cmd` yield just their
 * command and leave the label for the display; dependency files and `.cmd` files are kiln's own business.
 */
export function recipeFunctions(registry: Registry): readonly (readonly [string, NativeFunction])[] {
  const labelled =
    (labelAt: number, textAt: number, commandAt: number): NativeFunction =>
    (args) => {
      registry.lastCommandLabel = {
        label: (args[labelAt] ?? "").trim(),
        text: (args[textAt] ?? "").trim(),
      };
      return args[commandAt] ?? "";
    };
  const hidden = (target: string): string => `${posix.dirname(target)}/.${posix.basename(target)}.d`;
  return [
    ["verbose_cmd", labelled(0, 1, 2)],
    ["verbose_cmd_inner", labelled(0, 1, 2)],
    ["verbose_info", () => ""],
    ["build_cmd", labelled(0, 2, 3)],
    ["build_cmd_fixdep", labelled(0, 2, 3)],
    ["depflags", ([target = ""]) => `-Wp,-MD,${hidden(target)}`],
    ["tmp_depfile", ([target = ""]) => hidden(target)],
    ["out2dep", ([target = ""]) => target.replace(/\.o$/, ".d").replace(/\.lds$/, ".lds.d")],
    ["build_clean", ([targets = ""]) => targets],
  ];
}
