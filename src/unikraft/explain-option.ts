import { nearest, type Diagnostic, type Note, type Span } from "../base/index.ts";
import {
  reasonOf,
  smallestChange,
  type Configuration,
  type IneffectiveAssignment,
  type KconfigTree,
  type Obstacle,
  type Reason,
} from "../kconfig/index.ts";
import { toleratedSymbols } from "./tolerated-symbols.ts";

/** A name that no Config.uk defines. */
export function unknownOption(tree: KconfigTree, name: string, span: Span | undefined): Diagnostic {
  const place = span ? { span } : {};
  if (toleratedSymbols.test(name)) {
    return {
      severity: "warning",
      code: "unikraft/option-of-another-core",
      message: `CONFIG_${name} belongs to another release of the core and is ignored`,
      ...place,
    };
  }
  const near = nearest(name, tree.symbols.keys());
  return {
    severity: "error",
    code: "unikraft/unknown-option",
    message: `unknown option CONFIG_${name}`,
    ...place,
    hint:
      near === undefined ? "remove it, or add the library that defines it" : `did you mean CONFIG_${near}?`,
  };
}

/**
 * A value somebody asked for that is not the option's value: why, down to the lines that were set, and the smallest set
 * of other options that would bring it about. `isFixed`: options that follow from the target and cannot be set.
 */
export function ineffectiveOption(
  configuration: Configuration,
  lost: IneffectiveAssignment,
  isFixed: (name: string) => boolean,
): Diagnostic {
  const { name, wanted, value, explanation } = lost;
  const { obstacles, notes } = explanation;
  return {
    severity: "error",
    code: "unikraft/option-without-effect",
    message: `CONFIG_${name}=${wanted} has no effect: its value is ${value === "" ? "empty" : value}`,
    ...(lost.origin ? { span: lost.origin } : {}),
    notes: withoutTwins([...notes, ...obstacles.flatMap((one) => obstacleReasons(configuration, one))]),
    hint: hintFor(configuration, lost, isFixed),
  };
}

/** Why what stands in the way is as it is: the chain of selects, and what somebody set. */
function obstacleReasons(configuration: Configuration, obstacle: Obstacle): readonly Note[] {
  if (obstacle.kind === "forced") {
    return obstacle.by.flatMap(({ name }) => chain(reasonOf(configuration, name)));
  }
  if (obstacle.kind !== "unmet") return [];
  return obstacle.requirements.flat().flatMap(({ name }) => {
    const { cause, notes } = configuration.explain(name);
    return cause.kind === "assigned" && cause.span ? notes : [];
  });
}

function chain({ notes, because }: Reason): readonly Note[] {
  return [...notes, ...because.flatMap(chain)];
}

function withoutTwins(notes: readonly Note[]): readonly Note[] {
  const key = ({ message, span }: Note): string =>
    `${message} ${span?.source.name ?? ""} ${span?.start ?? ""}`;
  return [...new Map(notes.map((note) => [key(note), note])).values()];
}

/** How hard a message tries; `kiln config why` tries harder. */
const hintTries = 300;

/** The other options to set, when setting some would help. */
function hintFor(
  configuration: Configuration,
  { name, wanted, explanation }: IneffectiveAssignment,
  isFixed: (name: string) => boolean,
): string {
  const { obstacles } = explanation;
  const range = obstacles.find((obstacle) => obstacle.kind === "out-of-range");
  if (range) return `give a value from ${range.low} to ${range.high}`;
  const invalid = obstacles.find((obstacle) => obstacle.kind === "invalid");
  if (invalid?.type === "bool") return "write y or n";
  const rival = obstacles.find((obstacle) => obstacle.kind === "choice" && obstacle.chosen !== name);
  if (rival?.kind === "choice" && rival.chosen !== undefined && rival.span) {
    return `keep one of CONFIG_${name} and CONFIG_${rival.chosen}`;
  }
  const change = smallestChange(configuration, name, wanted, { isFixed, tries: hintTries });
  const others = change.kind === "found" ? change.changes.filter((one) => one.name !== name) : [];
  if (others.length === 0) return "set what it depends on too, or remove it";
  return `set ${others.map((one) => `CONFIG_${one.name}=${one.value}`).join(" and ")} too, or remove it`;
}
