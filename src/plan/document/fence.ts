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
  /** Whether nothing below it ends it. */
  readonly isEndless: boolean;
}

type Body = Pick<Fence, "content" | "end" | "isMismatched" | "isEndless">;

const fenceLine = /^ {0,3}(?:`{3}|~{3})/;

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
  return { info, indent, open, ...readBody(opening, lines, at + 1) };
}

/**
 * What is in a fence, and its end. Where CommonMark would read on although the author has plainly ended it (another
 * fence starts inside a block, or it is not closed at all), it ends there or at the next section, and without its `end`.
 */
function readBody(opening: Opening, lines: readonly TextLine[], from: number): Body {
  const { marker } = opening;
  const closing = new RegExp(`^ {0,3}\\${marker.charAt(0)}{${marker.length},}[ \\t]*$`);
  const isStop = ({ text }: TextLine): boolean => closing.test(text) || isIntruder(readOpening(text), opening);
  let section: number | undefined;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line !== undefined && fenceLine.test(line.text) && isStop(line)) {
      const whole = lines.slice(from, at);
      const own = section === undefined ? whole : whole.slice(0, section - from);
      return { isEndless: false, ...endedAt(line, { isClosing: closing.test(line.text), whole, own }) };
    }
    section ??= line?.text.startsWith("## ") === true ? at : undefined;
  }
  return { content: lines.slice(from, section), end: null, isMismatched: false, isEndless: true };
}

interface Stop {
  readonly isClosing: boolean;
  /** All lines before it, and those before the first section. */
  readonly whole: readonly TextLine[];
  readonly own: readonly TextLine[];
}

/** A fence without an info string can be meant as an end only, whatever it is made of. */
function endedAt({ text, start }: TextLine, { isClosing, whole, own }: Stop): Omit<Body, "isEndless"> {
  const isMismatched = !isClosing && readOpening(text)?.info === "";
  const isEnd = isClosing || isMismatched;
  return { content: isEnd ? whole : own, end: isEnd ? { start, text } : null, isMismatched };
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
