import { stepsOf } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fillNewColumn = defineRule({
  code: "BP501",
  severity: "error",
  conventions: ["migrations", "zero-downtime"],
  summary: "a new column that may not be null has a default or is backfilled",
  reason: "The migration fails on the first row that is there already.",
  fix: "give a default, or add a backfill step and set_not_null after it",
  good: 'shelf_mark: {type: string, max: 40, default: ""}',
  bad: `shelf_mark: {type: string, max: 40}
  row_mark: {type: string, max: 4}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models.filter(({ change }) => change === "alter")) {
    const steps = stepsOf(ir, model.id);
    for (const field of model.fields.filter(
      ({ existing, derived, type }) => !existing && !derived && type !== "many",
    )) {
      const isFilled =
        field.default !== undefined ||
        steps.some(({ step }) => step.do === "backfill" && step.fields?.includes(field.name));
      if (!field.null && !isFilled) {
        yield { where: field.origin, at: "key", message: `rows that are there have nothing for "${field.name}"` };
      }
    }
  }
}
