import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const renameDone = defineRule({
  code: "BP109",
  severity: "error",
  summary: "a block that was renamed has left its old name",
  reason: "Where the old id still exists, this is no rename but a second block.",
  fix: "drop renamed_from, or the block that has the old name",
  good: "id: shape.LoanView",
  bad: `id: shape.LoanView
renamed_from: shape.LoanView`,
  check: find,
});

function* find({ blocks, names }: RuleContext): Iterable<Report> {
  for (const [block, { draft }] of blocks.entries()) {
    const old = valueAt(draft, ["renamed_from"]);
    if (typeof old === "string" && names.ids.has(old)) {
      yield { where: { block, path: ["renamed_from"] }, message: `"${old}" still exists` };
    }
  }
}
