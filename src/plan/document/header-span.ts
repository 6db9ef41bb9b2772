import { type Span, locate } from "./locate.ts";
import type { PlanDocument } from "./plan-document.ts";

/** Where the value of a key of the front matter stands in the document; the header's start where it has none. */
export function headerSpan({ frontMatter }: PlanDocument, key: string): Span {
  const { value, isExact } = locate(frontMatter.root, [key]);
  const { start, end } = isExact ? value : { start: 0, end: 1 };
  return { start: start + frontMatter.offset, end: end + frontMatter.offset };
}
