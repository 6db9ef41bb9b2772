import { at } from "../ir/field-ir.ts";
import { allSteps } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const twoSteps = defineRule({
  code: "BP502",
  severity: "error",
  conventions: ["zero-downtime", "migrations"],
  summary: "a column is dropped a deployment after the code stopped using it, and never renamed",
  reason: "The old code still runs while the new one starts, and asks for the old name.",
  fix: "add the new column, backfill it, and drop the old one with a later deployment",
  good: "  - {phase: expand, deploy: 1, do: add_index, fields: [shelf_mark], concurrently: true}",
  bad: `  - {phase: expand, deploy: 1, do: add_index, fields: [shelf_mark], concurrently: true}
  - {phase: contract, deploy: 1, do: drop_column, fields: [title]}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { step, origin } of allSteps(ir)) {
    const isDrop = step.do === "drop_column" || step.do === "drop_table";
    if (step.do === "rename_column") {
      yield { where: at(origin, "do"), message: "a rename breaks the code that still runs" };
    } else if (isDrop && (step.deploy ?? 2) < 2) {
      yield { where: at(origin, "deploy"), message: "it is dropped while the code that uses it still runs" };
    }
  }
}
