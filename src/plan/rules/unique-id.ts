import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const uniqueId = defineRule({
  code: "BP106",
  severity: "error",
  summary: "an id names one block",
  reason: "Two blocks of one name make every reference to it ambiguous.",
  fix: "rename one of them, or say `change: alter` in the plan that changes the model of another",
  good: "id: edge.loans.given_back_twice",
  bad: "id: edge.loans.twice",
  check: find,
});

function* find({ blocks }: RuleContext): Iterable<Report> {
  const first = new Map<string, number>();
  for (const [block, { id, hasId, document, draft }] of blocks.entries()) {
    const isChange = valueAt(draft, ["change"]) === "alter";
    const earlier = first.get(id);
    if (!hasId || isChange) {
      continue;
    }
    if (earlier === undefined) {
      first.set(id, block);
    } else {
      const other = blocks[earlier]?.document.path;
      const place = other === document.path ? "in this document" : `in ${other ?? ""}`;
      yield { where: { block, path: ["id"] }, message: `"${id}" is already ${place}` };
    }
  }
}
