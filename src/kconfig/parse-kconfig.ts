import { checkProperties } from "./check.ts";
import { Dependencies } from "./dependencies.ts";
import { finalizeMenus } from "./finalize.ts";
import { checkLoops } from "./loops.ts";
import { ParseSession, type SessionHost } from "./parse-session.ts";
import { parseFiles } from "./parser.ts";
import { chooseRules, type ConfRules } from "./rules.ts";
import { SourceFiles, type KconfigFiles } from "./source-files.ts";
import type { KconfigTree } from "./tree.ts";

/** What reading a tree may ask of the machine. Without `shell`, `$(shell,…)` is reported as an error. */
export interface KconfigHost extends SessionHost {
  readonly files: KconfigFiles;
  /** Which release of `conf` to follow; the tree and its environment decide when nothing is said. */
  readonly rules?: ConfRules;
}

/**
 * Reads a Kconfig tree from its root file (an absolute path). Relative `source` paths start at the
 * environment's `srctree`, or at the root file's folder. Never throws on bad input: see `diagnostics`.
 */
export function parseKconfig(rootFile: string, host: KconfigHost): KconfigTree {
  const files = new SourceFiles(host.files);
  const session = new ParseSession(rootFile, files, host);
  const mainMenu = parseFiles(session, rootFile);
  finalizeMenus(session, mainMenu);
  checkProperties(session);
  checkLoops(session);
  const { table, macros } = session;
  return {
    mainMenu,
    symbols: table.defined,
    choices: table.choices,
    modules: session.modules,
    prefix: (Object.hasOwn(host.env, "CONFIG_") ? host.env["CONFIG_"] : undefined) ?? "CONFIG_",
    rules: host.rules ?? chooseRules(host.env, session.usesOldSyntax),
    diagnostics: session.diagnostics,
    reads: {
      files: [...files.read],
      names: [...session.names],
      probes: [...files.probed],
      env: macros.env,
      shell: macros.shell,
    },
    items: table.items,
    dependencies: new Dependencies(table.items, true),
  };
}
