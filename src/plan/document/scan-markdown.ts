import type { LineIndex } from "./line-index.ts";

/** A line of the text without its line end. */
export interface TextLine {
  readonly start: number;
  readonly text: string;
}

/** A fenced code block of CommonMark (section 4.5); `end` is null where it is never closed. */
export interface Fence {
  readonly info: string;
  readonly indent: number;
  readonly open: TextLine;
  readonly content: readonly TextLine[];
  readonly end: TextLine | null;
}

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
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) {
      break;
    }
    const fence = readFence(lines, at);
    if (fence !== null) {
      fences.push(fence);
      at += fence.content.length + (fence.end === null ? 0 : 1);
    } else if (/^ {0,3}<!--/.test(line.text)) {
      at = lastLineOfComment(lines, at);
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

function readFence(lines: readonly TextLine[], at: number): Fence | null {
  const open = lines[at];
  const opening = open === undefined ? null : readOpening(open.text);
  if (open === undefined || opening === null) {
    return null;
  }
  const { marker, info, indent } = opening;
  const closing = new RegExp(`^ {0,3}\\${marker.charAt(0)}{${marker.length},}[ \\t]*$`);
  const closedAt = indexFrom(lines, at + 1, (line) => closing.test(line.text));
  const content = lines.slice(at + 1, closedAt === -1 ? lines.length : closedAt);
  return { info, indent, open, content, end: lines[closedAt] ?? null };
}

interface Opening {
  readonly marker: string;
  readonly info: string;
  readonly indent: number;
}

/** Backticks in the info string make it a code span instead. */
function readOpening(text: string): Opening | null {
  const [, spaces = "", marker = "", info = ""] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  const isSpan = marker.startsWith("`") && info.includes("`");
  return marker === "" || isSpan ? null : { marker, info: info.trim(), indent: spaces.length };
}

function lastLineOfComment(lines: readonly TextLine[], at: number): number {
  const first = lines[at]?.text ?? "";
  if (first.indexOf("-->", first.indexOf("<!--") + 4) !== -1) {
    return at;
  }
  const last = indexFrom(lines, at + 1, (line) => line.text.includes("-->"));
  return last === -1 ? lines.length : last;
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
