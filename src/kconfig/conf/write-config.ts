import { posix } from "node:path";
import type { Configuration } from "../configuration.ts";
import { renderDotConfig } from "../render.ts";
import { variable, type ConfHost } from "./host.ts";

/** Where the configuration is: `KCONFIG_CONFIG`, else `.config`. */
export function configName(host: ConfHost): string {
  return variable(host, "KCONFIG_CONFIG") ?? ".config";
}

/**
 * Writes `.config` unless it says the same already; what was there is kept as `.config.old`. Returns what `conf` says
 * about it, or `undefined` when the file cannot be written, which is then as it was.
 */
export function writeConfig(configuration: Configuration, host: ConfHost): string | undefined {
  const name = configName(host);
  const path = posix.resolve(host.folder, name);
  const { files } = host;
  const before = files.stat(path);
  if (before?.kind === "directory") {
    host.err(`${name}: Is a directory\n`);
    return undefined;
  }
  const text = renderDotConfig(configuration);
  try {
    const old = before ? files.readText(path) : undefined;
    if (variable(host, "KCONFIG_OVERWRITECONFIG") !== undefined) {
      // Whatever the name points to is what gets the new content, so a link stays a link.
      files.writeFile((before && files.realPath(path)) ?? path, text);
      return `configuration written to ${name}`;
    }
    if (old === text) return `No change to ${name}`;
    if (old !== undefined) files.writeFile(`${path}.old`, old);
    files.writeFile(path, text);
  } catch {
    return undefined;
  }
  return `configuration written to ${name}`;
}
