import { positionAt } from "../document/line-index.ts";
import type { Span } from "../document/locate.ts";
import type { PlanDocument } from "../document/plan-document.ts";
import type { Finding, TextEdit } from "../finding.ts";

type Said = Pick<Finding, "code" | "severity" | "path" | "message" | "fix"> & {
  readonly edit?: TextEdit | undefined;
};

/** Turns offsets into positions and adds the line for the caret. A finding never spans lines. */
export function makeFinding(document: PlanDocument, span: Span, { edit, ...said }: Said): Finding {
  const start = positionAt(document.lines, span.start);
  const lineStart = document.lines.starts[start.line - 1] ?? 0;
  const nextStart = document.lines.starts[start.line] ?? document.text.length;
  const excerpt = document.text.slice(lineStart, lineEnd(document.text, lineStart, nextStart));
  const endOffset = Math.min(span.end, lineStart + Math.max(excerpt.length, start.column));
  const end = positionAt(document.lines, Math.max(endOffset, span.start));
  return { ...said, file: document.path, start, end, excerpt, ...(edit === undefined ? {} : { edit }) };
}

/** Where a line ends without its line end. */
function lineEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) {
    end -= 1;
  }
  return end;
}
