import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { Host } from "../base/index.ts";
import type { Installation } from "../workflow/index.ts";

/** Set when bundling; absent when the sources run directly. */
declare const KILN_VERSION: string | undefined;

/** Where this kiln lies and which one it is. The bundle and the sources lie at different depths of the checkout. */
export function installation({ files }: Pick<Host, "files">): Installation {
  const here = posix.dirname(fileURLToPath(import.meta.url));
  const root = posix.basename(here) === "dist" ? posix.dirname(here) : posix.resolve(here, "../..");
  const version = typeof KILN_VERSION === "string" ? KILN_VERSION : "(sources)";
  const stamp = files.stat(posix.join(here, "stamp"));
  return {
    version,
    coreDirectory: posix.join(root, "core"),
    identity: `${version} ${stamp?.mtimeMs ?? 0}`,
  };
}
