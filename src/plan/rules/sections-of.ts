import { type Heading, headingsOf } from "../document/headings.ts";
import type { PlanDocument } from "../document/plan-document.ts";

export interface Section {
  readonly heading: Heading;
  /** What it says in sentences, without the headings below it. */
  readonly text: string;
  readonly hasFence: boolean;
}

/** The sections of a document: from each heading of the first or second level to the next. */
export function sectionsOf({ prose, blocks, otherFences, text }: PlanDocument): readonly Section[] {
  const headings = headingsOf(prose);
  const tops = headings.filter(({ level }) => level <= 2);
  const titles = new Set(headings.map(({ start }) => start));
  return tops.map((heading, index) => {
    const end = tops[index + 1]?.start ?? text.length;
    const isInside = ({ start }: { readonly start: number }): boolean => start > heading.start && start < end;
    const lines = prose.filter((line) => isInside(line) && !titles.has(line.start));
    return {
      heading,
      text: lines.map((line) => line.text.trim()).join("\n"),
      hasFence: blocks.some(isInside) || otherFences.some(isInside),
    };
  });
}
