/**
 * Releases of `conf` agree on the language but differ in small ways in what they make of it. Each difference is one
 * field here and one test in `rules.test.ts`.
 */
export interface ConfRules {
  /** The kernel release whose `conf` is followed. */
  readonly release: "6.1" | "5.2";
  /** A menu without any entry is closed by `# end of` too. */
  readonly endOfEmptyMenus: boolean;
  /** A symbol that is implied but cannot follow is written, as `is not set`. */
  readonly writesVainImplies: boolean;
  /** A tristate that is implied y may be m. */
  readonly impliedMayBeModule: boolean;
  /** Texts in auto.conf stand in quotes. */
  readonly quotesAutoConf: boolean;
  /** The comment at the top of autoconf.h begins and ends with an empty line. */
  readonly airyHeader: boolean;
  /** `include/config/FOO_BAR` as token file, instead of `include/config/foo/bar.h`. */
  readonly flatTokens: boolean;
  /** `$(shell)` answers, variables and files in auto.conf.cmd end in a backslash each, the last one too. */
  readonly trailingBackslash: boolean;
  /** tristate.conf is written, with M and Y for every tristate. */
  readonly writesTristateConf: boolean;
  /** rustc_cfg is written. */
  readonly writesRustcCfg: boolean;
}

export const RULES_6_1: ConfRules = {
  release: "6.1",
  endOfEmptyMenus: true,
  writesVainImplies: true,
  impliedMayBeModule: true,
  quotesAutoConf: false,
  airyHeader: false,
  flatTokens: true,
  trailingBackslash: true,
  writesTristateConf: false,
  writesRustcCfg: true,
};

export const RULES_5_2: ConfRules = {
  release: "5.2",
  endOfEmptyMenus: false,
  writesVainImplies: false,
  impliedMayBeModule: false,
  quotesAutoConf: true,
  airyHeader: true,
  flatTokens: false,
  trailingBackslash: false,
  writesTristateConf: true,
  writesRustcCfg: false,
};

/**
 * The rules a tree wants: those that `KCONFIG_RULES` names, else the old ones where the tree shows that it is old: makefiles
 * that set `KCONFIG_TRISTATE` (gone since kernel 5.5), or files with `option …` or `---help---`, which 6.1 refuses.
 */
export function chooseRules(env: Readonly<Record<string, string>>, usesOldSyntax: boolean): ConfRules {
  const named = env["KCONFIG_RULES"];
  if (named === "5.2") return RULES_5_2;
  if (named === "6.1") return RULES_6_1;
  return usesOldSyntax || (env["KCONFIG_TRISTATE"] ?? "") !== "" ? RULES_5_2 : RULES_6_1;
}
