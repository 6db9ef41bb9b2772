import { type Fence, type TextLine, readFence } from "./fence.ts";
import type { LineIndex } from "./line-index.ts";
import { limits } from "./limits.ts";

export interface MarkdownScan {
  readonly fences: readonly Fence[];
  /** Every line that is neither in a fence nor in an HTML comment. */
  readonly prose: readonly TextLine[];
}

/** Finds the fences at the top level of a document. Fences inside quotes, lists and indented code are prose. */
export function scanMarkdown(text: string, index: LineIndex, from: number): MarkdownScan {
  const fences: Fence[] = [];
  const prose: TextLine[] = [];
  const lines = linesFrom(text, index, from);
  let endless = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) {
      break;
    }
    const fence = readFence(lines, at);
    if (fence !== null) {
      fences.push(fence);
      endless += fence.isEndless ? 1 : 0;
      // Each of them is a finding, and was looked for an end to the end of the document.
      at = endless > limits.endless ? lines.length : at + fence.content.length + (fence.end === null ? 0 : 1);
    } else if (/^ {0,3}<!--/.test(line.text)) {
      at = lastLineOfComment(lines, at);
      prose.push(...behindComment(lines[at]));
    } else {
      prose.push(line);
    }
  }
  return { fences, prose };
}

function linesFrom(text: string, index: LineIndex, from: number): TextLine[] {
  const lines: TextLine[] = [];
  for (const [at, start] of index.starts.entries()) {
    if (start >= from) {
      const end = index.starts[at + 1] ?? text.length;
      lines.push({ start, text: text.slice(start, end).replace(/[\r\n]+$/, "") });
    }
  }
  return lines;
}

function lastLineOfComment(lines: readonly TextLine[], at: number): number {
  const first = lines[at]?.text ?? "";
  if (first.indexOf("-->", first.indexOf("<!--") + 4) !== -1) {
    return at;
  }
  const last = indexFrom(lines, at + 1, (line) => line.text.includes("-->"));
  return last === -1 ? lines.length : last;
}

/** What follows a comment on its last line is prose again. */
function behindComment(line: TextLine | undefined): readonly TextLine[] {
  const end = line === undefined ? -1 : line.text.lastIndexOf("-->");
  const text = line === undefined || end === -1 ? "" : line.text.slice(end + 3);
  return line === undefined || text.trim() === "" ? [] : [{ start: line.start + line.text.length - text.length, text }];
}

function indexFrom(lines: readonly TextLine[], from: number, isWanted: (line: TextLine) => boolean): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line !== undefined && isWanted(line)) {
      return at;
    }
  }
  return -1;
}
