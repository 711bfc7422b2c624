/** Rows `first` to `last` move up by `by` rows, or down where it is negative. */
export interface RowShift {
  readonly first: number;
  readonly last: number;
  readonly by: number;
}

/** Moving must save the writing of this many rows: the terminal's own repainting is not free either. */
const WORTH = 4;

/**
 * How a block of rows is best moved before the rest is written: a list that scrolls by a line is nearly the same, one
 * row further. Rows are compared as texts; "" is a blank one.
 */
export function findShift(
  before: readonly string[],
  after: readonly string[],
  first: number,
  last: number,
): RowShift | undefined {
  const kept = (by: number): number => {
    let count = 0;
    for (let at = first; at <= last; at += 1) {
      const from = at + by;
      if (from >= first && from <= last && after[at] !== "" && after[at] === before[from]) count += 1;
    }
    return count;
  };
  let best = { by: 0, count: kept(0) + WORTH - 1 };
  for (let by = 1; by <= last - first; by += 1) {
    for (const signed of [by, -by]) {
      const count = kept(signed);
      if (count > best.count) best = { by: signed, count };
    }
  }
  return best.by === 0 ? undefined : { first, last, by: best.by };
}

/** The terminal's lines moved, by deleting or inserting lines within margins; every VT102 can. */
export function shiftText({ first, last, by }: RowShift): string {
  const margins = `\x1b[${first + 1};${last + 1}r`;
  const move = by > 0 ? `\x1b[${by}M` : `\x1b[${-by}L`;
  return `${margins}\x1b[${first + 1};1H${move}\x1b[r`;
}
