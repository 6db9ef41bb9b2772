import { at } from "../ir/field-ir.ts";
import { allSteps } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const batchedBackfill = defineRule({
  code: "BP509",
  severity: "error",
  conventions: ["migrations"],
  summary: "a backfill changes a bounded number of rows at a time",
  reason: "One update over the whole table locks every row until it ends, and doubles the table.",
  fix: "give batch, as in batch: 1000",
  good: "  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}, batch: 1000}",
  bad: "  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { step, origin } of allSteps(ir)) {
    if (step.do === "backfill" && step.batch === undefined) {
      yield { where: at(origin, "do"), message: "all rows are changed at once" };
    }
  }
}
