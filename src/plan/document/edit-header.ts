import type { TextEdit } from "../finding.ts";
import { locate } from "./locate.ts";
import type { PlanDocument } from "./plan-document.ts";

/** The edit that gives a key of the front matter a value, as the document's own line ends write it. */
export function editHeader({ frontMatter, text, lines }: PlanDocument, key: string, value: string): TextEdit {
  const { value: span, isExact } = locate(frontMatter.root, [key]);
  if (isExact) {
    return { start: frontMatter.offset + span.start, end: frontMatter.offset + span.end, text: value };
  }
  // Before the closing line of the header, which is the line that the body follows.
  const bodyLine = lines.starts.indexOf(frontMatter.bodyOffset);
  const closing = lines.starts[bodyLine - 1] ?? lines.starts.findLast((start) => start < frontMatter.bodyOffset) ?? 0;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return { start: closing, end: closing, text: `${key}: ${value}${lineEnd}` };
}
