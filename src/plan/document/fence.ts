import { kindIn } from "./block-info.ts";

/** A line of the text without its line end. */
export interface TextLine {
  readonly start: number;
  readonly text: string;
}

/** A fenced code block of CommonMark (section 4.5). */
export interface Fence {
  readonly info: string;
  readonly indent: number;
  readonly open: TextLine;
  readonly content: readonly TextLine[];
  /** The line that ends it; null where it is never closed. */
  readonly end: TextLine | null;
  /** Whether `end` is a fence of the other sort or too short, which CommonMark takes for content. */
  readonly isMismatched: boolean;
}

interface Opening {
  readonly marker: string;
  readonly info: string;
  readonly indent: number;
}

/**
 * Reads the fence that opens at a line, if one does. Where CommonMark would read on although the author has plainly
 * ended it (another fence starts inside a block, or it is not closed at all), it ends there, and without its `end`.
 */
export function readFence(lines: readonly TextLine[], at: number): Fence | null {
  const open = lines[at];
  const opening = open === undefined ? null : readOpening(open.text);
  if (open === undefined || opening === null) {
    return null;
  }
  const rest = lines.slice(at + 1);
  const { info, indent, marker } = opening;
  const closing = new RegExp(`^ {0,3}\\${marker.charAt(0)}{${marker.length},}[ \\t]*$`);
  const closedAt = rest.findIndex(({ text }) => closing.test(text));
  const content = closedAt === -1 ? rest : rest.slice(0, closedAt);
  const intruder = content.findIndex(({ text }) => isIntruder(readOpening(text), opening));
  const isMismatched = readOpening(content[intruder]?.text ?? "")?.info === "";
  const common = { info, indent, open, isMismatched };
  if (intruder !== -1 && isMismatched) {
    return { ...common, content: content.slice(0, intruder), end: content[intruder] ?? null };
  }
  if (intruder === -1 && closedAt !== -1) {
    return { ...common, content, end: rest[closedAt] ?? null };
  }
  const heading = content.findIndex(({ text }) => /^## /.test(text));
  const ends = [intruder, heading].filter((index) => index !== -1);
  return { ...common, content: content.slice(0, Math.min(content.length, ...ends)), end: null };
}

/** Whether a fence inside another one shows that the outer one should have ended: no YAML has one at its margin. */
function isIntruder(inner: Opening | null, outer: Opening): boolean {
  if (inner === null || inner.indent > outer.indent) {
    return false;
  }
  const isSameSort = inner.marker.charAt(0) === outer.marker.charAt(0) && inner.marker.length >= outer.marker.length;
  return kindIn(outer.info) === null ? isSameSort && kindIn(inner.info) !== null : true;
}

/** Backticks in the info string make it a code span instead. */
function readOpening(text: string): Opening | null {
  const [, spaces = "", marker = "", info = ""] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  const isSpan = marker.startsWith("`") && info.includes("`");
  return marker === "" || isSpan ? null : { marker, info: info.trim(), indent: spaces.length };
}
