import { posix } from "node:path";
import { KilnError, splitShellWords, type FileSystem } from "../base/index.ts";
import type { Action } from "../build/index.ts";
import type { MakeEvaluator } from "../make/index.ts";
import { both, wordsOf } from "./command-lines.ts";
import { commandStep, type ActionMaker } from "./library-actions.ts";
import type { LibraryModel } from "./library-model.ts";
import { upperCase } from "./source-word.ts";

export interface ImageInputs extends ActionMaker {
  readonly make: MakeEvaluator;
  readonly files: Pick<FileSystem, "stat">;
  readonly imagePath: string;
  readonly debugImagePath: string;
  readonly configValues: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
}

interface LinkedLibrary {
  readonly library: LibraryModel;
  readonly object: string | undefined;
}

/** From the libraries' objects to the image that boots. */
export function imageActions(linked: readonly LinkedLibrary[], inputs: ImageInputs): { actions: Action[] } {
  const [platform, other] = inputs.platforms;
  if (platform === undefined) {
    throw new KilnError("unikraft/no-platform", "the configuration selects no platform", {
      exitCode: 2,
      hint: "set CONFIG_PLAT_KVM=y, or give the target a platform",
    });
  }
  if (other !== undefined) {
    throw new KilnError(
      "unikraft/two-platforms",
      `the configuration selects both "${platform}" and "${other}"`,
      {
        exitCode: 2,
        hint: "select one platform per target",
      },
    );
  }
  const stripped = `${inputs.buildDirectory}/${posix.basename(inputs.imagePath)}.stripped`;
  return {
    actions: [
      linkAction(platform, linked, inputs),
      stripAction(platform, stripped, inputs),
      packAction(stripped, inputs),
    ],
  };
}

function linkAction(platform: string, linked: readonly LinkedLibrary[], inputs: ImageInputs): Action {
  const { make, debugImagePath } = inputs;
  const upper = upperCase(platform);
  const text = (name: string): string => both(make, name);
  const paths = (name: string): string[] => wordsOf(make, name);
  const objects = [
    ...paths(`${upper}_OLIBS`),
    ...linked.flatMap(({ object }) => (object === undefined ? [] : [object])),
    ...paths("UK_OLIBS"),
  ];
  const archives = [...paths(`${upper}_ALIBS`), ...paths("UK_ALIBS")];
  const scripts = linkerScripts(upper, linked, inputs);
  const flags = text(`${upper}_LDFLAGS`);
  const tail = [
    ...objects,
    "-Wl,--start-group",
    ...archives,
    "-Wl,--end-group",
    ...(splitShellWords(text("LDFLAGS")) ?? wordsOf(make, "LDFLAGS")),
    `-Wl,-dT,${scripts.main}`,
    ...scripts.amendments.map((script) => `-Wl,-T,${script}`),
    "-o",
    debugImagePath,
  ];
  return {
    id: debugImagePath,
    label: "LD",
    text: posix.basename(debugImagePath),
    run: commandStep(inputs.toolchain.cc, [], flags, tail, inputs),
    // Archives may be given as -lname; only paths are files.
    inputs: [
      ...objects,
      ...archives.filter((word) => word.startsWith("/")),
      scripts.main,
      ...scripts.amendments,
      ...paths("UK_LDEPS"),
    ],
    orderOnly: inputs.stageOutputs,
    outputs: [debugImagePath],
    tools: [inputs.toolchain.cc],
  };
}

/**
 * The platform's default script, and everything merged into it. A library's script that is the platform's default
 * (named in UK_PLAT_P_DEF_LDS, by its source or by what is made of it) replaces it.
 */
function linkerScripts(upper: string, linked: readonly LinkedLibrary[], inputs: ImageInputs) {
  const named = inputs.make.value(`UK_PLAT_${upper}_DEF_LDS`).trim();
  const all = linked.flatMap(({ library }) => [
    ...library.linkerScripts.map((script) => ({
      script,
      source: library.compile.find((unit) => unit.output === script)?.source ?? script,
    })),
  ]);
  const main = all.find(({ script, source }) => named === script || named === source)?.script ?? named;
  if (main === "") {
    throw new KilnError("unikraft/no-linker-script", `platform "${upper}" names no default linker script`, {
      exitCode: 2,
      hint: `set UK_PLAT_${upper}_DEF_LDS in its Makefile.uk`,
    });
  }
  const words = [`${upper}_LD_SCRIPT`, "EXTRA_LD_SCRIPT"].flatMap((name) => wordsOf(inputs.make, name));
  const amendments = [...words, ...all.map(({ script }) => script)].filter(
    (script, at, list) => script !== main && list.indexOf(script) === at,
  );
  return { main, amendments };
}

function stripAction(platform: string, output: string, inputs: ImageInputs): Action {
  const flags = [
    both(inputs.make, "SECT_STRIP_FLAGS"),
    both(inputs.make, `${upperCase(platform)}_STRIPFLAGS`),
  ];
  return {
    id: output,
    label: "SCSTRIP",
    text: posix.basename(inputs.imagePath),
    run: commandStep(
      inputs.toolchain.strip,
      ["-s"],
      flags.join(" "),
      [inputs.debugImagePath, "-o", output],
      inputs,
    ),
    inputs: [inputs.debugImagePath],
    orderOnly: [],
    outputs: [output],
    tools: [inputs.toolchain.strip],
  };
}

/** Boot information and the container the boot protocol wants; see image-functions.ts. */
function packAction(stripped: string, inputs: ImageInputs): Action {
  const isMultiboot = inputs.configValues.CONFIG_KVM_BOOT_PROTO_MULTIBOOT !== undefined;
  return {
    id: inputs.imagePath,
    label: "IMAGE",
    text: posix.basename(inputs.imagePath),
    run: {
      kind: "function",
      name: isMultiboot ? "pack-multiboot/1" : "pack-elf/1",
      arguments: [],
    },
    inputs: [stripped],
    orderOnly: [],
    outputs: [inputs.imagePath],
    tools: [],
  };
}
