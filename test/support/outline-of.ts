import type { PlanDocument } from "../../src/plan/document/plan-document.ts";
import type { OutlineBlock, PlanOutline } from "../../src/plan/document/print-document.ts";

type Section = { heading: string; prose: string[]; blocks: OutlineBlock[] };

/** What a printed document was printed from. */
export function outlineOf({ frontMatter, prose, blocks }: PlanDocument): PlanOutline {
  const parts = [
    ...prose.map(({ start, text }) => ({ start, text })),
    ...blocks.map(({ start, kind, value }) => ({ start, kind, value })),
  ];
  const sections: Section[] = [];
  let title = "";
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const section = sections.at(-1);
    if ("kind" in part) {
      section?.blocks.push({ kind: part.kind, value: part.value });
    } else if (part.text.startsWith("# ")) {
      title = part.text.slice(2);
    } else if (part.text.startsWith("## ")) {
      sections.push({ heading: part.text.slice(3), prose: [], blocks: [] });
    } else if (part.text !== "") {
      section?.prose.push(part.text);
    }
  }
  return { header: frontMatter.data, title, sections };
}
