import * as v from "valibot";
import { kconfigShape, type KconfigEntry } from "./kconfig-shape.ts";
import {
  ARCHITECTURES,
  findArchitecture,
  findPlatform,
  nearestArchitecture,
  nearestPlatform,
  PLATFORMS,
  type Architecture,
  type Platform,
} from "./platforms.ts";
import { byKind, collection, complain, keyItem, section, text, type Complaint, type Shape } from "./shape.ts";

/** A target as written; `name` is absent when it takes the project's. */
export interface TargetEntry {
  readonly name?: string;
  readonly platform: Platform;
  readonly architecture: Architecture;
  readonly kconfig?: readonly KconfigEntry[] | undefined;
}

/** Keys of specification v0.5 that kraft reads over, and so does kiln, with a warning. */
export const IGNORED_TARGET_KEYS = [
  "kernel",
  "initrd",
  "command",
  "cpus",
  "memory",
  "network",
  "pre_up",
  "post_down",
] as const;

/** A name that becomes part of file names, and of words in makefiles and shells. */
export function nameText(): Shape<string> {
  return v.pipe(
    text(),
    v.check(isFileName, ({ input }) =>
      complain({
        code: "project/bad-name",
        message: `expected a name of letters, digits, ".", "_", "+" and "-", found "${input}"`,
        hint: `write "${toFileName(input)}"`,
      }),
    ),
  );
}

/** The nearest valid name. */
export function toFileName(name: string): string {
  const replaced = name.replace(/[^A-Za-z0-9._+-]+/g, "-").replace(/^[.+-]+|-+$/g, "");
  return /[A-Za-z0-9]/.test(replaced) ? replaced : "unikernel";
}

function isFileName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._+-]*$/.test(name);
}

export function targetShape(): Shape<TargetEntry> {
  return byKind<TargetEntry>({ map: mapForm, other: textForm });
}

const pairText = v.pipe(
  text("PLATFORM/ARCHITECTURE or a map"),
  v.rawCheck(({ dataset, addIssue }) => {
    const complaint = dataset.typed ? judgePair(dataset.value) : undefined;
    if (complaint) addIssue({ message: complain(complaint) });
  }),
);

const textForm: Shape<TargetEntry> = v.pipe(
  pairText,
  v.transform((pair) => ({ platform: platformOf(pair)!, architecture: architectureOf(pair)! })),
);

const platformText: Shape<string> = v.pipe(
  text("a platform"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const complaint = dataset.value.includes("/") ? judgePair(dataset.value) : judgePlatform(dataset.value);
    if (complaint) addIssue({ message: complain(complaint) });
  }),
);

const architectureText: Shape<string> = v.pipe(
  text("an architecture"),
  v.rawCheck(({ dataset, addIssue }) => {
    const complaint = dataset.typed ? judgeArchitecture(dataset.value) : undefined;
    if (complaint) addIssue({ message: complain(complaint) });
  }),
);

const mapForm: Shape<TargetEntry> = v.pipe(
  section("of a target", {
    name: v.exactOptional(nameText()),
    platform: v.exactOptional(platformText),
    plat: v.exactOptional(platformText),
    architecture: v.exactOptional(architectureText),
    arch: v.exactOptional(architectureText),
    kconfig: collection(kconfigShape()),
    ...(Object.fromEntries(IGNORED_TARGET_KEYS.map((key) => [key, v.exactOptional(v.unknown())])) as Record<
      (typeof IGNORED_TARGET_KEYS)[number],
      v.ExactOptionalSchema<Shape<unknown>, undefined>
    >),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): TargetEntry => {
    const written = dataset.value;
    const fail = (complaint: Complaint, key?: string) => {
      addIssue({
        message: complain(complaint),
        ...(key !== undefined && { path: [keyItem(written, key, null)] }),
      });
      return NEVER;
    };
    for (const [long, short] of [
      ["platform", "plat"],
      ["architecture", "arch"],
    ] as const) {
      if (written[long] !== undefined && written[short] !== undefined)
        return fail(sameTwice(long, short), short);
    }
    const platformText = written.platform ?? written.plat;
    const architectureText = written.architecture ?? written.arch;
    if (platformText === undefined) return fail(missing("platform", PLATFORMS));
    const paired = architectureOf(platformText);
    if (paired !== undefined && architectureText !== undefined && paired !== architectureText) {
      return fail(
        twoArchitectures(paired, architectureText),
        written.arch === undefined ? "architecture" : "arch",
      );
    }
    const architecture =
      paired ?? (architectureText === undefined ? undefined : findArchitecture(architectureText));
    if (architecture === undefined) return fail(missing("architecture", ARCHITECTURES));
    const { name, kconfig } = written;
    return {
      platform: platformOf(platformText)!,
      architecture,
      kconfig,
      ...(name !== undefined && { name }),
    };
  }),
);

const BAD_TARGET = "project/bad-target";

function judgePair(pair: string): Complaint | undefined {
  const [platform, architecture, ...rest] = pair.split("/");
  if (platform && architecture && rest.length === 0) {
    return judgePlatform(platform) ?? judgeArchitecture(architecture);
  }
  const message = `expected PLATFORM/ARCHITECTURE, found "${pair}"`;
  return { code: BAD_TARGET, message, hint: `write "${likelyPair(pair)}"` };
}

/** What was probably meant by something that is no pair: `qemu`, `x86_64` or `qemu-x86_64`. */
function likelyPair(text: string): string {
  const words = text.split(/[^A-Za-z0-9_]+/);
  const platform = words.find((word) => findPlatform(word)) ?? "qemu";
  const architecture = words.find((word) => findArchitecture(word)) ?? "x86_64";
  return `${platform}/${architecture}`;
}

function judgePlatform(name: string): Complaint | undefined {
  if (findPlatform(name)) return undefined;
  const meant = nearestPlatform(name);
  const hint = meant === undefined ? `use one of ${PLATFORMS.join(", ")}` : `write "${meant}"`;
  return { code: BAD_TARGET, message: `unknown platform "${name}"`, hint, part: name };
}

function judgeArchitecture(name: string): Complaint | undefined {
  if (findArchitecture(name)) return undefined;
  const meant = nearestArchitecture(name);
  const hint = meant === undefined ? `use one of ${ARCHITECTURES.join(", ")}` : `write "${meant}"`;
  return { code: BAD_TARGET, message: `unknown architecture "${name}"`, hint, part: name };
}

function missing(key: string, values: readonly string[]): Complaint {
  const hint = `add "${key}: ${values[0]!}", or another of ${values.slice(1).join(", ")}`;
  return { code: BAD_TARGET, message: `a target without "${key}"`, hint };
}

/** Two spellings of one key in the same map. */
export function sameTwice(long: string, short: string): Complaint {
  const message = `"${short}" is another name of "${long}", which is given too`;
  return { code: "project/duplicate-key", message, hint: "keep one of the two" };
}

function twoArchitectures(paired: string, written: string): Complaint {
  const message = `architecture "${written}" contradicts "${paired}" behind the platform`;
  return { code: BAD_TARGET, message, hint: "keep one of the two" };
}

function platformOf(text: string): Platform | undefined {
  return findPlatform(text.split("/")[0]!);
}

function architectureOf(text: string): Architecture | undefined {
  const architecture = text.split("/")[1];
  return architecture === undefined ? undefined : findArchitecture(architecture);
}
