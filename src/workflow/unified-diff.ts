/** How many unchanged lines stand round a change. */
const around = 3;

interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/**
 * The difference of two texts as `diff -u` writes it, under one name; empty when there is none. For files of people:
 * it looks at every pair of lines between the first and the last difference.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const lines = compare(splitLines(before), splitLines(after));
  const hunks = hunkRanges(lines).map(([start, end]) => renderHunk(lines, start, end));
  return [`--- ${name}`, `+++ ${name}`, ...hunks].join("\n") + "\n";
}

/** Each line with its break, so that a break that is missing or another one is a difference. */
function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (texts: readonly string[]): Line[] => texts.map((text) => ({ sign: " ", text }));
  return [
    ...same(before.slice(0, head)),
    ...compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

/** By the longest common subsequence. */
function compareMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        before[row] === after[column]
          ? common[(row + 1) * width + column + 1]! + 1
          : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);
    }
  }
  const lines: Line[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const isSame = row < before.length && column < after.length && before[row] === after[column];
    const dropIsBest =
      column === after.length ||
      (row < before.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!);
    if (isSame) {
      lines.push({ sign: " ", text: before[row]! });
      row += 1;
      column += 1;
    } else if (dropIsBest) {
      lines.push({ sign: "-", text: before[row]! });
      row += 1;
    } else {
      lines.push({ sign: "+", text: after[column]! });
      column += 1;
    }
  }
  return lines;
}

/** The changed stretches with the lines round them, joined where they touch. */
function hunkRanges(lines: readonly Line[]): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  lines.forEach(({ sign }, at) => {
    if (sign === " ") return;
    const start = Math.max(0, at - around);
    const end = Math.min(lines.length, at + around + 1);
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else ranges.push([start, end]);
  });
  return ranges;
}

function renderHunk(lines: readonly Line[], start: number, end: number): string {
  const count = (sign: "-" | "+", from: number, to: number): number =>
    lines.slice(from, to).filter((line) => line.sign === " " || line.sign === sign).length;
  const range = (sign: "-" | "+"): string => {
    const length = count(sign, start, end);
    const first = count(sign, 0, start) + (length === 0 ? 0 : 1);
    return length === 1 ? `${first}` : `${first},${length}`;
  };
  const body = lines.slice(start, end).map(({ sign, text }) => {
    return text.endsWith("\n") ? sign + text.slice(0, -1) : `${sign}${text}\n\\ No newline at end of file`;
  });
  return [`@@ -${range("-")} +${range("+")} @@`, ...body].join("\n");
}
