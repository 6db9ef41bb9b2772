import type { Span } from "../document/locate.ts";
import type { TextEdit } from "../finding.ts";

export interface Wanted {
  /** What the value reads as. */
  readonly held: string;
  readonly replacement: string;
}

/**
 * The smallest edit that turns a scalar into its replacement and keeps the quotes it is written in; undefined where it
 * is written otherwise than it reads (escapes, several lines).
 */
export function editInside(text: string, { start, end }: Span, { held, replacement }: Wanted): TextEdit | undefined {
  const written = text.slice(start, end);
  const quote = /^(["']).*\1$/.test(written) ? 1 : 0;
  if (written.slice(quote, written.length - quote) !== held) {
    return undefined;
  }
  const before = sharedStart(held, replacement);
  const [from, to] = [held.slice(before), replacement.slice(before)];
  const after = sharedStart(reversed(from), reversed(to));
  const first = start + quote + before;
  return { start: first, end: first + from.length - after, text: to.slice(0, to.length - after) };
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) {
    length += 1;
  }
  return length;
}

function reversed(text: string): string {
  return text.split("").toReversed().join("");
}
