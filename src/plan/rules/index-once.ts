import type { IndexIr } from "../ir/model-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const indexOnce = defineRule({
  code: "BP218",
  severity: "error",
  conventions: ["indexes"],
  summary: "no index repeats another",
  reason:
    "Two equal indexes cost twice on every write and serve nothing more. Foreign keys and unique columns have one already.",
  fix: "drop one of the two",
  good: "indexes: [{fields: [shelf_mark]}]",
  bad: "indexes: [{fields: [shelf_mark]}, {fields: [shelf_mark]}]",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    const seen = new Map<string, IndexIr>();
    for (const index of model.indexes.toSorted((a, b) => Number(b.derived) - Number(a.derived))) {
      const key = JSON.stringify([index.fields, index.where ?? null, index.method, index.unique && !index.derived]);
      if (seen.has(key) && !index.derived) {
        yield { where: index.origin, message: `there is already an index on ${index.fields.join(", ")}` };
      }
      seen.set(key, index);
    }
  }
}
