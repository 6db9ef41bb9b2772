import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const freeModel = defineRule({
  code: "BP602",
  severity: "error",
  summary: "a new model is not in the project already",
  reason: "Applying the plan would clash with code that somebody wrote.",
  fix: "say change: alter, or take another name",
  good: "id: model.Topic",
  bad: "id: model.User",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { id, change, plan, origin } of ir.models) {
    const isThere = names.project.fields.has(id) || names.project.models.includes(id);
    if (change === "create" && isThere && ir.plans[plan]?.status !== "applied") {
      yield { where: at(origin, "id"), message: `the project has ${id} already` };
    }
  }
}
