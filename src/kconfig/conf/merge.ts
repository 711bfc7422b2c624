import { posix } from "node:path";
import { Configuration } from "../configuration.ts";
import { readDotConfig } from "../dot-config.ts";
import { explain } from "../explain.ts";
import type { ConfHost } from "./host.ts";
import { applyConfigText, readConfigText } from "./read-config.ts";
import { loadTree } from "./load-tree.ts";
import { unmetWarnings } from "./unmet.ts";
import { configName, writeConfig } from "./write-config.ts";

/**
 * The job of the kernel's merge_config: a base and fragments are read one after the other, the last value of a name counts, and
 * what then has another value than asked for is told with the reason. Writes `.config`. Returns the exit status.
 */
export function mergeConfigs(names: readonly [string, ...string[]], kconfig: string, host: ConfHost): number {
  const texts: { readonly name: string; readonly text: string }[] = [];
  for (const name of names) {
    const text = readConfigText(host, name);
    if (text === undefined) {
      host.err(`The merge file '${name}' does not exist.  Exit.\n`);
      return 1;
    }
    texts.push({ name, text });
  }
  const loaded = loadTree(kconfig, host);
  if (!loaded) return 1;
  const { tree, showFile } = loaded;
  const configuration = new Configuration(tree);
  const values = new Map<string, { readonly value: string; readonly name: string }>();
  for (const { name, text } of texts) {
    host.out(name === names[0] ? `Using ${name} as base\n` : `Merging ${name}\n`);
    const { assignments } = readDotConfig({ name, text }, { prefix: tree.prefix });
    for (const one of assignments) {
      const before = values.get(one.name);
      if (before && before.name !== name && before.value !== one.value)
        host.out(
          `Value of ${tree.prefix}${one.name} is redefined by fragment ${name}:\n` +
            `Previous value: ${tree.prefix}${one.name}=${before.value}\n` +
            `New value:      ${tree.prefix}${one.name}=${one.value}\n\n`,
        );
      values.set(one.name, { value: one.value, name });
    }
    for (const warning of applyConfigText(configuration, name, text, false).warnings)
      host.err(`${warning}\n`);
  }
  for (const warning of unmetWarnings(configuration)) host.err(warning);
  const said = writeConfig(configuration, host);
  if (said === undefined) {
    host.err("\n*** Error during writing of the configuration.\n\n");
    return 1;
  }
  host.out(
    `#\n# merged configuration ${said.startsWith("No") ? "left in" : "written to"} ${configName(host)}\n#\n`,
  );
  for (const [name, { value }] of values) {
    if (configuration.value(name) === value) continue;
    const { notes } = explain(configuration, name, value);
    host.err(`Value requested for ${tree.prefix}${name} not in final .config\n`);
    host.err(`Requested value:  ${value}\nActual value:     ${configuration.value(name)}\n`);
    for (const note of notes)
      host.err(
        `  ${note.span ? `${showFile(posix.normalize(note.span.source.name))}: ` : ""}${note.message}\n`,
      );
    host.err("\n");
  }
  return 0;
}
