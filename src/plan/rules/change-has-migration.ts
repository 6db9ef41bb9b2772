import { at } from "../ir/field-ir.ts";
import { stepsOf } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const changeHasMigration = defineRule({
  code: "BP506",
  severity: "error",
  conventions: ["migrations"],
  summary: "a model that changes has a migration",
  reason: "The table holds rows that were written under the old rules.",
  fix: "add a plan:migration block for the model",
  good: `id: migration.books.shelf_mark
model: model.Book`,
  bad: `id: migration.books.shelf_mark
model: model.Loan`,
  needsAll: true,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models.filter(({ change }) => change === "alter")) {
    const steps = stepsOf(ir, model.id);
    if (steps.length === 0 && !ir.migrations.some((migration) => migration.model === model.id)) {
      yield { where: at(model.origin, "change"), message: `${model.id} changes without a migration` };
    }
  }
}
