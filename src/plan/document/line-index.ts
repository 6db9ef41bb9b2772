/** A place in a text: both 1-based, columns in UTF-16 code units as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text start, so that an offset becomes a position in logarithmic time. */
export interface LineIndex {
  readonly starts: readonly number[];
  readonly length: number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(match.index + match[0].length);
  }
  return { starts, length: text.length };
}

export function positionAt(index: LineIndex, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, index.length));
  const line = lastAtMost(index.starts, clamped);
  return { line: line + 1, column: clamped - (index.starts[line] ?? 0) + 1 };
}

/** The position of the last of the ascending `values` that is not above `limit`. */
export function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? Infinity) <= limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
