export const CONF_MODES = [
  "listnewconfig",
  "helpnewconfig",
  "oldaskconfig",
  "oldconfig",
  "syncconfig",
  "olddefconfig",
  "defconfig",
  "savedefconfig",
  "allnoconfig",
  "allyesconfig",
  "allmodconfig",
  "alldefconfig",
  "randconfig",
  "yes2modconfig",
  "mod2yesconfig",
  "mod2noconfig",
] as const;

export type ConfMode = (typeof CONF_MODES)[number];

/** What one run of `conf` is asked to do. */
export interface ConfRequest {
  readonly mode: ConfMode;
  /** Nothing on standard output about what was written. */
  readonly silent: boolean;
  /** The file of `defconfig` and `savedefconfig`. */
  readonly file?: string;
  /** Read instead of the configuration that is written. `conf` itself has no such argument. */
  readonly input?: string;
  /** The root file, as given. */
  readonly kconfig: string;
}

export type ConfArguments =
  | { readonly kind: "request"; readonly request: ConfRequest }
  | { readonly kind: "help" }
  /** What stands in front of the usage text; nothing when it was asked for. */
  | { readonly kind: "usage"; readonly message: string };

/** Reads `conf`'s arguments as getopt_long does: options anywhere, long ones shortened as far as they are clear. */
export function parseConfArguments(program: string, words: readonly string[]): ConfArguments {
  let mode: ConfMode = "oldaskconfig";
  let silent = false;
  let file: string | undefined;
  const operands: string[] = [];
  const messages: string[] = [];
  const complain = (message: string): void => {
    messages.push(`${program}: ${message}\n`);
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    if (!word.startsWith("--")) {
      for (const letter of word.slice(1)) {
        if (letter === "s") silent = true;
        else if (letter === "h") return { kind: "help" };
        else complain(`invalid option -- '${letter}'`);
      }
      continue;
    }
    const [name = "", ...rest] = word.slice(2).split("=");
    const value = rest.length > 0 ? rest.join("=") : undefined;
    const option = longOption(name, complain);
    if (option === undefined) continue;
    const takesFile = option === "defconfig" || option === "savedefconfig";
    if (value !== undefined && !takesFile) complain(`option '--${option}' doesn't allow an argument`);
    else if (option === "help") return { kind: "help" };
    else if (option === "silent") silent = true;
    else {
      if (takesFile) {
        file = value ?? words[++at];
        if (file === undefined) {
          complain(`option '--${option}' requires an argument`);
          continue;
        }
      }
      mode = option;
    }
  }
  const kconfig = operands[0];
  if (kconfig === undefined) complain("Kconfig file missing");
  // conf goes on after a word it does not know; a program that misreads its orders should not write files.
  if (messages.length > 0 || kconfig === undefined) return { kind: "usage", message: messages.join("") };
  return {
    kind: "request",
    request: { mode, silent, kconfig, ...(file !== undefined && { file }) },
  };
}

type LongOption = ConfMode | "help" | "silent";

function longOption(name: string, complain: (message: string) => void): LongOption | undefined {
  const all: readonly LongOption[] = ["help", "silent", ...LONG_ORDER];
  const exact = all.find((option) => option === name);
  if (exact) return exact;
  const matches = all.filter((option) => option.startsWith(name));
  if (matches.length === 1) return matches[0];
  if (matches.length === 0) complain(`unrecognized option '--${name}'`);
  else {
    const list = matches.map((option) => `'--${option}'`).join(" ");
    complain(`option '--${name}' is ambiguous; possibilities: ${list}`);
  }
  return undefined;
}

/** As `conf` lists possibilities. */
const LONG_ORDER: readonly ConfMode[] = [
  "oldaskconfig",
  "oldconfig",
  "syncconfig",
  ...CONF_MODES.filter((mode) => !["oldaskconfig", "oldconfig", "syncconfig"].includes(mode)),
];

export function confUsage(program: string): string {
  return `Usage: ${program} [options] <kconfig-file>

Generic options:
  -h, --help              Print this message and exit.
  -s, --silent            Do not print log.

Mode options:
  --listnewconfig         List new options
  --helpnewconfig         List new options and help text
  --oldaskconfig          Start a new configuration using a line-oriented program
  --oldconfig             Update a configuration using a provided .config as base
  --syncconfig            Similar to oldconfig but generates configuration in
                          include/{generated/,config/}
  --olddefconfig          Same as oldconfig but sets new symbols to their default value
  --defconfig <file>      New config with default defined in <file>
  --savedefconfig <file>  Save the minimal current configuration to <file>
  --allnoconfig           New config where all options are answered with no
  --allyesconfig          New config where all options are answered with yes
  --allmodconfig          New config where all options are answered with mod
  --alldefconfig          New config with all symbols set to default
  --randconfig            New config with random answer to all options
  --yes2modconfig         Change answers from yes to mod if possible
  --mod2yesconfig         Change answers from mod to yes if possible
  --mod2noconfig          Change answers from mod to no if possible
  (If none of the above is given, --oldaskconfig is the default)
`;
}
