import type { NativeFunction } from "../../make/index.ts";
import type { Registry } from "../registry.ts";
import { upperCase } from "../source-word.ts";

/**
 * `fetch`, `clone`, `unarchive`, `patch`: noted, so that an enabled library that needs them can be named.
 * `LIBX_ORIGIN` is defined as the originals do, because include paths are written with it.
 */
export function remoteSourceFunctions(
  registry: Registry,
  buildDirectory: string,
): readonly (readonly [string, NativeFunction])[] {
  const note: NativeFunction = ([name = "", url = ""], { evaluator, span }) => {
    const library = name.trim();
    evaluator.define(`${upperCase(library)}_ORIGIN`, `${buildDirectory}/${library}/origin`, {
      flavor: "simple",
    });
    registry.remoteSources.push({ library, url: url.trim(), span });
    return "";
  };
  return [
    ["fetch", note],
    ["fetchas", note],
    ["fetch2", note],
    ["fetchas2", note],
    ["clone", note],
    ["unarchive", note],
    // Only ever together with one of the others.
    ["patch", () => ""],
  ];
}
