import { type Heading, headingsOf } from "../document/headings.ts";
import { lastAtMost } from "../document/line-index.ts";
import type { PlanDocument } from "../document/plan-document.ts";

export interface Section {
  readonly heading: Heading;
  /** What it says in sentences, without the headings below it. */
  readonly text: string;
  readonly hasFence: boolean;
}

/** The sections of a document: from each heading of the first or second level to the next. */
export function sectionsOf({ prose, blocks, otherFences }: PlanDocument): readonly Section[] {
  const headings = headingsOf(prose);
  const tops = headings.filter(({ level }) => level <= 2);
  const starts = tops.map(({ start }) => start);
  const titles = new Set(headings.map(({ start }) => start));
  const lines = tops.map((): string[] => []);
  for (const { start, text } of prose.filter((line) => !titles.has(line.start))) {
    lines[indexOfLast(starts, start)]?.push(text.trim());
  }
  const withFence = new Set([...blocks, ...otherFences].map(({ start }) => indexOfLast(starts, start)));
  return tops.map((heading, index) => ({
    heading,
    text: (lines[index] ?? []).join("\n"),
    hasFence: withFence.has(index),
  }));
}

/** The last start that is not behind a place; -1 where all are. */
function indexOfLast(starts: readonly number[], place: number): number {
  return (starts[0] ?? Infinity) > place ? -1 : lastAtMost(starts, place);
}
