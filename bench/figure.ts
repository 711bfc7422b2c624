/** One thing that was measured. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly against: readonly Comparison[];
  /** How to read it, when the name does not say enough. */
  readonly note?: string;
  /** Where the value comes from, in rows. */
  readonly parts?: PartTable;
}

export type Unit = "ms" | "bytes" | "instructions" | "KiB" | "processes";

export interface Comparison {
  readonly name: string;
  readonly value: number;
  /** The figure's value divided by this one: below 1 kiln is better. Of pairs when both were measured here. */
  readonly ratio: number;
  /** Measured in this run on this machine, or published for the original. */
  readonly origin: "measured" | "published";
}

export interface PartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [name: string, ...numbers: number[]])[];
}

/** A figure of the original that nobody measures here. */
export function published(name: string, value: number, own: number): Comparison {
  return { name, value, ratio: own / value, origin: "published" };
}

/** The group's figures as lines of a table for people. */
export function renderGroup(name: string, figures: readonly Figure[]): string {
  const rows = figures.flatMap((figure) => {
    const own = [figure.name, quantity(figure.value, figure.unit)];
    if (figure.against.length === 0) return [own];
    return figure.against.map((other, at) => {
      const origin = other.origin === "published" ? " (published)" : "";
      const theirs = [quantity(other.value, figure.unit), `${other.name}${origin}`, times(other.ratio)];
      return [...(at === 0 ? own : ["", ""]), ...theirs];
    });
  });
  const lines = [name, ...align(rows, [false, true, true, false, true])];
  for (const { name: about, note, parts } of figures) {
    if (note !== undefined) lines.push(`  ${about}: ${note}`);
    if (!parts) continue;
    const numbers = parts.rows.map(([part, ...values]) => [
      part,
      ...values.map((value) => grouped(value, 0)),
    ]);
    lines.push(`  ${about}, by parts:`);
    lines.push(...align([["", ...parts.columns], ...numbers], [false, ...parts.columns.map(() => true)]));
  }
  return lines.join("\n");
}

function align(rows: readonly (readonly string[])[], toTheRight: readonly boolean[]): string[] {
  const widths = toTheRight.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      toTheRight[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
    );
    return `    ${cells.join("   ")}`.trimEnd();
  });
}

function quantity(value: number, unit: Unit): string {
  return `${grouped(value, unit === "ms" && value < 100 ? 1 : 0)} ${unit}`;
}

function grouped(value: number, decimals: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function times(ratio: number): string {
  return `× ${ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)}`;
}
