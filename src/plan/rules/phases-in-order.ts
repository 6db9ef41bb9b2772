import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const phasesInOrder = defineRule({
  code: "BP507",
  severity: "error",
  conventions: ["zero-downtime"],
  summary: "expand comes before backfill, and contract with a later deployment",
  reason: "Old and new code run together in between; each phase must suit both.",
  fix: "move the step to a later deployment",
  good: "  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}, batch: 1000}",
  bad: `  - {phase: contract, deploy: 1, do: set_not_null, fields: [shelf_mark]}
  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}, batch: 1000}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { steps = [], origin } of ir.migrations) {
    const expands = deploysOf(steps, "expand");
    const last = Math.max(0, ...expands, ...deploysOf(steps, "backfill"));
    for (const [index, { phase, deploy = Infinity }] of steps.entries()) {
      const where = at(origin, "steps", index, "deploy");
      if (phase === "contract" && deploy <= last) {
        yield { where, message: "it contracts with the deployment that still expands or fills" };
      }
      if (phase === "backfill" && expands.length > 0 && deploy < Math.min(...expands)) {
        yield { where, message: "it fills what is added later only" };
      }
    }
  }
}

type Steps = readonly { readonly phase?: string | undefined; readonly deploy?: number | undefined }[];

function deploysOf(steps: Steps, phase: string): readonly number[] {
  return steps.filter((step) => step.phase === phase).flatMap(({ deploy }) => deploy ?? []);
}
