import { describe, test, after } from "node:test";
import { assertSame, compared, skipWithoutConf, type Scenario } from "./oracle.test-support.ts";

/** A bit of everything the modes treat in different ways. */
const Kconfig = `mainmenu "Modes"

config MODULES
	bool "mods"
	default y
	modules

config A
	bool "a"
	help
	  Help of a.

	  More of it.

if A
config SUB
	int "sub"
	default 3
	range 1 9

config HX
	hex "hx"
	default 10
endif

config B
	tristate "b"
	select X if A
	imply Y

config X
	bool "x"
	depends on MODULES && A=y

config Y
	tristate "y"
	default m if A
	default B

menu "menu one"
	depends on B

config M1
	bool "m1"

config STR
	string "str"
	default "a\\"b"

menu "inner"
	visible if M1

config M2
	tristate "m2"
	default y

endmenu
endmenu

choice
	tristate "tch"
	optional

config C1
	tristate "c1"
	help
	  c1 help

config C2
	tristate "c2"

config C2SUB
	bool "c2sub"
	depends on C2

comment "in choice"

config C3
	bool "c3"

endchoice

choice
	prompt "bch"
	default D2

config D1
	bool "d1"

config D2
	bool "d2"

config D3
	bool "d3"
	depends on A

endchoice

comment "the end"
	depends on B
`;

const CONFIG = `CONFIG_A=y
CONFIG_B=m
# CONFIG_M1 is not set
CONFIG_D1=y
CONFIG_STR="x"
`;

const yes = "\n".repeat(40);

const scenarios: Record<string, Omit<Scenario, "files"> & { readonly files?: Scenario["files"] }> = {
  alldefconfig: { words: ["--alldefconfig", "Kconfig"] },
  allnoconfig: { words: ["--allnoconfig", "Kconfig"] },
  allyesconfig: { words: ["--allyesconfig", "Kconfig"] },
  allmodconfig: { words: ["--allmodconfig", "Kconfig"] },
  "allyesconfig with a seed file": {
    words: ["--allyesconfig", "Kconfig"],
    env: { KCONFIG_ALLCONFIG: "1" },
    files: { "allyes.config": "# CONFIG_A is not set\nCONFIG_D1=y\nCONFIG_SUB=4\n" },
  },
  "allmodconfig with a named seed file": {
    words: ["--allmodconfig", "Kconfig"],
    env: { KCONFIG_ALLCONFIG: "seed" },
    files: { seed: 'CONFIG_B=y\nCONFIG_STR="seed"\n' },
  },
  "allnoconfig with all.config": {
    words: ["--allnoconfig", "Kconfig"],
    env: { KCONFIG_ALLCONFIG: "" },
    files: { "all.config": "CONFIG_B=y\n" },
  },
  "a seed file that is not there": { words: ["--allnoconfig", "Kconfig"], env: { KCONFIG_ALLCONFIG: "no" } },
  "no seed file at all": { words: ["--allmodconfig", "Kconfig"], env: { KCONFIG_ALLCONFIG: "1" } },
  olddefconfig: { words: ["--olddefconfig", "Kconfig"], files: { ".config": CONFIG } },
  "olddefconfig without a file": { words: ["--olddefconfig", "Kconfig"] },
  "olddefconfig from a list of defaults": {
    words: ["--olddefconfig", "Kconfig"],
    env: { KCONFIG_DEFCONFIG_LIST: "nope  def" },
    files: { def: CONFIG },
  },
  silent: { words: ["-s", "--olddefconfig", "Kconfig"], files: { ".config": CONFIG } },
  KCONFIG_CONFIG: {
    words: ["--olddefconfig", "Kconfig"],
    env: { KCONFIG_CONFIG: "sub/my.config" },
    files: { "sub/my.config": CONFIG },
  },
  KCONFIG_OVERWRITECONFIG: {
    words: ["--olddefconfig", "Kconfig"],
    env: { KCONFIG_OVERWRITECONFIG: "1" },
    files: { ".config": CONFIG },
  },
  "places of generated files": {
    words: ["--syncconfig", "Kconfig"],
    env: { KCONFIG_AUTOCONFIG: "g/auto.conf", KCONFIG_AUTOHEADER: "h/x.h", KCONFIG_RUSTCCFG: "r" },
    input: yes,
  },
  "CONFIG_ as another prefix": {
    words: ["--olddefconfig", "Kconfig"],
    env: { CONFIG_: "CF_" },
    files: { ".config": "CF_A=y\nCONFIG_B=y\n# CF_D2 is not set\n" },
  },
  defconfig: { words: ["--defconfig=def", "Kconfig"], files: { def: CONFIG } },
  "defconfig below srctree": {
    words: ["--defconfig=def", "Kconfig"],
    env: { srctree: "tree" },
    files: { "tree/def": CONFIG },
  },
  "defconfig that is not there": { words: ["--defconfig=def", "Kconfig"] },
  savedefconfig: { words: ["--savedefconfig=min", "Kconfig"], files: { ".config": CONFIG } },
  "savedefconfig into nowhere": {
    words: ["--savedefconfig", "no/min", "Kconfig"],
    files: { ".config": CONFIG },
  },
  listnewconfig: { words: ["--listnewconfig", "Kconfig"], files: { ".config": CONFIG } },
  "listnewconfig without a file": { words: ["--listnewconfig", "Kconfig"] },
  helpnewconfig: { words: ["--helpnewconfig", "Kconfig"], files: { ".config": "CONFIG_B=y\nCONFIG_C2=y\n" } },
  yes2modconfig: { words: ["--yes2modconfig", "Kconfig"], files: { ".config": "CONFIG_B=y\nCONFIG_Y=y\n" } },
  mod2yesconfig: {
    words: ["--mod2yesconfig", "Kconfig"],
    files: { ".config": "CONFIG_B=m\nCONFIG_C1=m\nCONFIG_C2=m\n" },
  },
  mod2noconfig: { words: ["--mod2noconfig", "Kconfig"], files: { ".config": "CONFIG_B=m\nCONFIG_M2=m\n" } },
  "oldaskconfig, all as it is": { words: ["--oldaskconfig", "Kconfig"], input: yes },
  "oldaskconfig is what happens by default": { words: ["Kconfig"], input: yes },
  "oldaskconfig, input ends": { words: ["--oldaskconfig", "Kconfig"], input: "y\ny\n" },
  "oldaskconfig, wrong answers": {
    words: ["--oldaskconfig", "Kconfig"],
    input: "q\n?\ny\nyes\n20\nx\n4\n?\nzz\n1F\n4\nm\nn\n?\n\n?\nabc\n?q\nm\nn\nm\n?\n1?\n7\nx\n2\n",
  },
  "oldaskconfig, a choice": {
    words: ["--oldaskconfig", "Kconfig"],
    input: "y\ny\n\n0x5\ny\ny\n\ny\n\n?q\ny\n?\n1?\n7\nx\n2\ny\n3\n",
  },
  "oldaskconfig, from a file": {
    words: ["--oldaskconfig", "Kconfig"],
    input: yes,
    files: { ".config": CONFIG },
  },
  oldconfig: { words: ["--oldconfig", "Kconfig"], input: yes, files: { ".config": CONFIG } },
  "oldconfig, answers bring questions": {
    words: ["--oldconfig", "Kconfig"],
    input: "y\n5\n6\ny\ny\ny\ny\ny\n",
    files: { ".config": "CONFIG_MODULES=y\n# CONFIG_A is not set\n# CONFIG_D1 is not set\n" },
  },
  "oldconfig, a new member of a choice": {
    words: ["--oldconfig", "Kconfig"],
    input: yes,
    files: { ".config": "CONFIG_MODULES=y\nCONFIG_A=y\nCONFIG_D1=y\n# CONFIG_D2 is not set\n" },
  },
  "syncconfig, first": { words: ["--syncconfig", "Kconfig"], input: yes },
  "syncconfig, no input": { words: ["--syncconfig", "Kconfig"], files: { ".config": CONFIG } },
  "syncconfig refuses to ask": {
    words: ["--syncconfig", "Kconfig"],
    env: { KCONFIG_NOSILENTUPDATE: "1" },
    files: { ".config": CONFIG },
  },
  "syncconfig touches what changed": {
    words: ["--syncconfig", "Kconfig"],
    input: yes,
    files: {
      ".config": CONFIG,
      "include/config/auto.conf": "CONFIG_A=y\nCONFIG_B=y\nCONFIG_GONE=y\nCONFIG_STR=old\nCONFIG_D3=y\n",
    },
  },
  "the rest of the words": { words: ["Kconfig", "--olddefc"], files: { ".config": CONFIG } },
  "no Kconfig file": { words: ["--olddefconfig"] },
  "a Kconfig file that is not there": { words: ["--olddefconfig", "Nope"] },
  "a bad option": { words: ["--bogus"] },
  "an unclear option": { words: ["--all"] },
  "--help": { words: ["--help"] },
};

describe("modes of conf", { skip: skipWithoutConf }, () => {
  after(() => process.stderr.write(`modes: ${compared.files} files of ${compared.runs} runs are the same\n`));
  for (const [name, { files, ...rest }] of Object.entries(scenarios)) {
    test(name, () => assertSame({ files: { Kconfig, ...files }, ...rest }));
  }
});
