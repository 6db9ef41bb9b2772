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

/** Reads the fence that opens at a line, if one does. */
export function readFence(lines: readonly TextLine[], at: number): Fence | null {
  const open = lines[at];
  const opening = open === undefined ? null : readOpening(open.text);
  if (open === undefined || opening === null) {
    return null;
  }
  const { info, indent } = opening;
  return { info, indent, open, ...readBody(opening, lines.slice(at + 1)) };
}

/**
 * What is in a fence, and its end. Where CommonMark would read on although the author has plainly ended it (another
 * fence starts inside a block, or it is not closed at all), it ends there, and without its `end`.
 */
function readBody(opening: Opening, rest: readonly TextLine[]): Pick<Fence, "content" | "end" | "isMismatched"> {
  const { marker } = opening;
  const closing = new RegExp(`^ {0,3}\\${marker.charAt(0)}{${marker.length},}[ \\t]*$`);
  const length = whereOr(rest.length, rest, (text) => closing.test(text));
  const stop = whereOr(length, rest.slice(0, length), (text) => isIntruder(readOpening(text), opening));
  const isMismatched = stop < length && readOpening(rest[stop]?.text ?? "")?.info === "";
  const end = stop === length || isMismatched ? (rest[stop] ?? null) : null;
  const heading = end === null ? whereOr(stop, rest, (text) => text.startsWith("## ")) : stop;
  return { content: rest.slice(0, Math.min(stop, heading)), end, isMismatched };
}

/** The first line that is wanted, or another number where there is none. */
function whereOr(other: number, lines: readonly TextLine[], isWanted: (text: string) => boolean): number {
  const index = lines.findIndex(({ text }) => isWanted(text));
  return index === -1 ? other : index;
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
