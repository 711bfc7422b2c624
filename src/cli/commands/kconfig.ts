import { Option } from "commander";
import { KilnError } from "../../base/index.ts";
import { CONF_MODES, kconfigMode, mergeKconfigFiles, type ConfMode } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";
import { confConsole } from "../console-lines.ts";

interface KconfigOptions {
  readonly kconfig: string;
  readonly input?: string;
  readonly output?: string;
  readonly seed?: string;
  readonly rules?: string;
}

export const command: CliCommand = {
  description: "Configure any Kconfig tree; the current folder is its root, the environment is that of conf.",
  declare(parser) {
    parser
      .argument("<mode>", `${CONF_MODES.join(", ")}, or merge`)
      .argument("[files...]", "for merge: a base and the fragments laid over it")
      .option("--kconfig <file>", "the root file", "Kconfig")
      .option("--input <file>", "read this configuration instead of .config")
      .option("--output <file>", "write the result here instead of .config")
      .option("--seed <number>", "for randconfig: the same number gives the same configuration")
      .addOption(new Option("--rules <release>", "whose small habits to follow").choices(["6.1", "5.2"]))
      .addHelpText(
        "after",
        `
Examples:
  kiln kconfig olddefconfig
  kiln kconfig defconfig --input arch/x86/configs/x86_64_defconfig
  kiln kconfig randconfig --seed 7 --output random.config
  kiln kconfig merge base.config debug.config`,
      );
  },
  run(parser, { host }) {
    const [mode = "", ...names] = parser.args;
    const options = parser.opts<KconfigOptions>();
    const env: Record<string, string> = {};
    if (options.output !== undefined && mode !== "savedefconfig") env["KCONFIG_CONFIG"] = options.output;
    if (options.seed !== undefined) env["KCONFIG_SEED"] = options.seed;
    if (options.rules !== undefined) env["KCONFIG_RULES"] = options.rules;
    if (mode === "merge") {
      const [base, ...fragments] = names;
      if (base === undefined)
        throw usage('"merge" needs a base configuration', "Name a file, then the fragments");
      return Promise.resolve(
        mergeKconfigFiles([base, ...fragments], options.kconfig, env, host, confConsole()),
      );
    }
    if (!isMode(mode)) throw usage(`"${mode}" is no mode`, `Use one of ${CONF_MODES.join(", ")}, merge`);
    if (names.length > 0) throw usage(`"${mode}" takes no files`, "Use --input and --output");
    const files = filesOf(mode, options, env);
    const request = { mode, silent: false, kconfig: options.kconfig, ...files };
    return Promise.resolve(kconfigMode(request, env, host, confConsole()));
  },
};

/** Where the mode reads and writes; sets `env` where that is conf's way of being told. */
function filesOf(
  mode: ConfMode,
  { input, output }: KconfigOptions,
  env: Record<string, string>,
): { readonly file?: string; readonly input?: string } {
  if (mode === "defconfig") {
    if (input === undefined)
      throw usage('"defconfig" needs a file to start from', "Name it with --input FILE");
    return { file: input };
  }
  if (mode === "savedefconfig") return { file: output ?? "defconfig", ...(input !== undefined && { input }) };
  if (input === undefined) return {};
  if (!mode.startsWith("all") && mode !== "randconfig") return { input };
  env["KCONFIG_ALLCONFIG"] = input;
  return {};
}

function isMode(word: string): word is ConfMode {
  return (CONF_MODES as readonly string[]).includes(word);
}

function usage(message: string, hint: string): KilnError {
  return new KilnError("kconfig/usage", message, { hint, exitCode: 2 });
}
