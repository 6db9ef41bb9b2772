import { diffIndices } from "node-diff3";

/** Text as it is compared and merged, beside the text as it lies on disk. */
export interface DiskText {
  /** LF line ends, no byte order mark. */
  readonly text: string;
  /** Exactly what was read. */
  readonly raw: string;
}

const byteOrderMark = "\ufeff";

/** Null where the bytes are no UTF-8. */
export function decodeText(bytes: Uint8Array): DiskText | null {
  try {
    const raw = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { raw, text: normalise(raw) };
  } catch {
    return null;
  }
}

export function normalise(raw: string): string {
  return (raw.startsWith(byteOrderMark) ? raw.slice(1) : raw).replaceAll("\r\n", "\n");
}

/** Puts new text into the form of the old: its byte order mark, and line ends as its own lines have them. */
export function restoreForm(text: string, old: DiskText): string {
  const mark = old.raw.startsWith(byteOrderMark) ? byteOrderMark : "";
  if (!old.raw.includes("\r\n")) {
    return mark + text;
  }
  const oldLines = old.raw.slice(mark.length).split("\n");
  if (oldLines.slice(0, -1).every((line) => line.endsWith("\r"))) {
    return mark + text.replaceAll("\n", "\r\n");
  }
  return mark + restoreMixed(text.split("\n"), oldLines);
}

/** Lines that were there keep their own line end; new ones take the end of the line before. */
function restoreMixed(lines: readonly string[], oldLines: readonly string[]): string {
  const kept = keptLines(
    oldLines.map((line) => line.replace(/\r$/, "")),
    lines,
  );
  let end = endOf(oldLines[0]);
  return lines
    .map((line, index) => {
      const old = kept.get(index);
      if (old !== undefined) {
        end = endOf(oldLines[old]);
      }
      return index === lines.length - 1 ? line : line + end;
    })
    .join("\n");
}

function endOf(line: string | undefined): string {
  return line?.endsWith("\r") === true ? "\r" : "";
}

/** New index → old index, for the lines outside every difference. */
function keptLines(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const kept = new Map<number, number>();
  let [oldIndex, newIndex] = [0, 0];
  const end = { buffer1: [before.length, 0], buffer2: [after.length, 0] } as const;
  for (const { buffer1, buffer2 } of [...diffIndices([...before], [...after]), end]) {
    for (; oldIndex < buffer1[0]; oldIndex += 1, newIndex += 1) {
      kept.set(newIndex, oldIndex);
    }
    [oldIndex, newIndex] = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]];
  }
  return kept;
}
