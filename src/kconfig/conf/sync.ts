import { posix } from "node:path";
import type { Configuration } from "../configuration.ts";
import { renderAutoConf, renderConfigHeader, renderRustcCfg, renderTristateConf } from "../render.ts";
import { inHashOrder } from "../hash-order.ts";
import type { KconfigTree, SymbolDefinition } from "../tree.ts";
import { variable, type ConfHost } from "./host.ts";

/**
 * Writes what a build reads: auto.conf, its dependency file, a token file for each symbol that changed since the last
 * auto.conf, and the headers. auto.conf comes last, so that it is only newer than all others when all are there.
 * `false` when something cannot be written.
 */
export function writeGenerated(configuration: Configuration, host: ConfHost): boolean {
  const { tree } = configuration;
  const autoConf = autoConfName(host);
  const write = (name: string, text: string): void =>
    host.files.writeFile(posix.resolve(host.folder, name), text);
  try {
    write(`${autoConf}.cmd`, renderCommandFile(tree, autoConf));
    touchTokens(configuration, host, autoConf);
    write(
      variable(host, "KCONFIG_AUTOHEADER") ?? "include/generated/autoconf.h",
      renderConfigHeader(configuration),
    );
    if (tree.rules.writesRustcCfg)
      write(
        variable(host, "KCONFIG_RUSTCCFG") ?? "include/generated/rustc_cfg",
        renderRustcCfg(configuration),
      );
    if (tree.rules.writesTristateConf)
      write(
        variable(host, "KCONFIG_TRISTATE") ?? "include/config/tristate.conf",
        renderTristateConf(configuration),
      );
    write(autoConf, renderAutoConf(configuration));
    return true;
  } catch {
    return false;
  }
}

export function autoConfName(host: ConfHost): string {
  return variable(host, "KCONFIG_AUTOCONFIG") ?? "include/config/auto.conf";
}

/** Makefile text: auto.conf depends on every file that was read, and on the variables that were asked for. */
function renderCommandFile(tree: KconfigTree, autoConf: string): string {
  const { trailingBackslash } = tree.rules;
  const names = [...tree.reads.names].reverse();
  let text = trailingBackslash
    ? `deps_config := \\\n${names.map((name) => `\t${name} \\\n`).join("")}\n${autoConf}: $(deps_config)\n\n`
    : `deps_config := \\\n${names.map((name) => `\t${name}`).join(" \\\n")}\n\n${autoConf}: \\\n\t$(deps_config)\n\n`;
  for (const [name, value] of tree.reads.env) {
    if (value === undefined) continue;
    text += `ifneq "$(${name})" "${value}"\n${autoConf}: FORCE\nendif\n`;
  }
  // Only the newer form has a line between the variables and what follows.
  return `${text}\n$(deps_config): ;\n`;
}

function touchTokens(configuration: Configuration, host: ConfHost, autoConf: string): void {
  const { tree } = configuration;
  const folder = posix.dirname(posix.resolve(host.folder, autoConf));
  const before = readAutoConf(configuration, host, autoConf);
  const touch = (name: string): void => {
    const token = tree.rules.flatTokens ? name : `${name.toLowerCase().replaceAll("_", "/")}.h`;
    host.files.writeFile(posix.join(folder, token), "");
  };
  for (const symbol of inHashOrder(tree)) {
    const written = configuration.isWritten(symbol);
    const old = before.get(symbol.name);
    before.delete(symbol.name);
    if (!written && old === undefined) continue;
    const value = written ? configuration.valueOf(symbol) : undefined;
    const unset = value === undefined || (isLogical(symbol) && value === "n");
    if (old === undefined ? unset : old === value) continue;
    touch(symbol.name);
  }
  // What no file defines any more has changed too.
  for (const name of before.keys()) touch(name);
}

/** The values of the last run, by name. */
function readAutoConf(configuration: Configuration, host: ConfHost, autoConf: string): Map<string, string> {
  const path = posix.resolve(host.folder, autoConf);
  const values = new Map<string, string>();
  if (host.files.stat(path)?.kind !== "file") return values;
  const { prefix, rules } = configuration.tree;
  for (const line of host.files.readText(path).split("\n")) {
    const equals = line.indexOf("=");
    if (!line.startsWith(prefix) || equals === -1) continue;
    const text = line.slice(equals + 1);
    const quoted = rules.quotesAutoConf && text.startsWith('"');
    values.set(line.slice(prefix.length, equals), quoted ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text);
  }
  return values;
}

function isLogical(symbol: SymbolDefinition): boolean {
  return symbol.type === "bool" || symbol.type === "tristate";
}
