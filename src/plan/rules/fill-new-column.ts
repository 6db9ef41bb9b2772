import { isThere } from "./existing-column.ts";
import { stepsOf } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fillNewColumn = defineRule({
  code: "BP501",
  severity: "error",
  conventions: ["migrations", "zero-downtime"],
  summary: "a new column that may not be null has a default or is backfilled",
  reason: "The migration fails on the first row that is there already.",
  fix: "give a default, or add a backfill step and set_not_null after it",
  good: '  shelf_mark: {type: string, max: 40, default: ""}',
  bad: `  shelf_mark: {type: string, max: 40}
  row_mark: {type: string, max: 4}`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const model of ir.models.filter(({ change }) => change === "alter")) {
    const steps = stepsOf(ir, model.id);
    const added = model.fields.filter(
      (field) => !field.existing && !field.derived && field.type !== "many" && !isThere(field, model.id, names),
    );
    for (const field of added) {
      const isFilled =
        field.default !== undefined ||
        steps.some(({ step }) => step.do === "backfill" && step.fields?.includes(field.name));
      if (!field.null && !isFilled) {
        yield { where: field.origin, at: "key", message: `rows that are there have nothing for "${field.name}"` };
      }
    }
  }
}
