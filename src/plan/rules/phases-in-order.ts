import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const phasesInOrder = defineRule({
  code: "BP507",
  severity: "error",
  conventions: ["zero-downtime"],
  summary: "expand comes before backfill, and contract with a later deployment",
  reason: "Old and new code run together in between; each phase must suit both.",
  fix: "move the step to a later deployment",
  good: "  - {phase: backfill, deploy: 1,",
  bad: `  - {phase: contract, deploy: 1, do: set_not_null, fields: [shelf_mark]}
  - {phase: backfill, deploy: 1,`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { steps, origin } of ir.migrations) {
    const deploysOf = (phase: string): readonly number[] => (steps ?? []).filter((step) => step.phase === phase).map(({ deploy }) => deploy ?? 0);
    const lastExpand = Math.max(0, ...deploysOf("expand"));
    const lastBackfill = Math.max(0, ...deploysOf("backfill"));
    for (const [index, { phase, deploy }] of (steps ?? []).entries()) {
      if (phase === "contract" && deploy !== undefined && deploy <= Math.max(lastExpand, lastBackfill)) {
        yield { where: at(origin, "steps", index, "deploy"), message: "it contracts with the deployment that still expands or fills" };
      }
      if (phase === "backfill" && deploy !== undefined && deploysOf("expand").length > 0 && deploy < Math.min(...deploysOf("expand"))) {
        yield { where: at(origin, "steps", index, "deploy"), message: "it fills what is added later only" };
      }
    }
  }
}
