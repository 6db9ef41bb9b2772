import { at } from "../ir/field-ir.ts";
import { fieldsOf } from "../name-index.ts";
import { isThere } from "./existing-column.ts";
import { type MigrationStep, allSteps, stepsOf } from "./migration-steps.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const stepFields = defineRule({
  code: "BP508",
  severity: "error",
  conventions: ["migrations"],
  summary: "the steps of a migration name the columns of the model, and all that change",
  reason: "A step about a column that is not there does nothing; a column without a step never appears.",
  fix: "name the columns in the steps",
  good: "  - {phase: expand, deploy: 1, do: add_column, fields: [shelf_mark]}",
  bad: "  - {phase: expand, deploy: 1, do: add_column, fields: [shelf_marc]}",
  check: find,
});

/** What is done to a table as a whole. */
const ofTable: readonly string[] = ["create_table", "drop_table", "add_constraint"];

function* find(context: RuleContext): Iterable<Report> {
  yield* untouched(context);
  for (const place of allSteps(context.ir)) {
    const { step, origin } = place;
    if (step.fields === undefined && step.do !== undefined && !ofTable.includes(step.do)) {
      yield { where: origin, message: `${step.do} does not say which columns it is about` };
    }
    yield* unknownColumns(place, context);
  }
}

function* unknownColumns({ migration, step, origin }: MigrationStep, { names }: RuleContext): Iterable<Report> {
  const { model = "" } = migration;
  const removed = (names.models.get(model) ?? []).flatMap((planned) => planned.removed);
  const known = fieldsOf(names, model);
  for (const [index, name] of known === null ? [] : (step.fields ?? []).entries()) {
    if (!known?.some((field) => field.name === name) && !removed.includes(name)) {
      yield { where: at(origin, "fields", index), message: unknownField(name, model, known ?? []) };
    }
  }
}

/** Columns that change, and that no step is about. */
function* untouched({ ir, names }: RuleContext): Iterable<Report> {
  for (const model of ir.models.filter(({ change }) => change === "alter")) {
    const steps = stepsOf(ir, model.id);
    const touched = new Set(steps.flatMap(({ step }) => step.fields ?? []));
    const changed = [
      ...model.fields
        .filter((field) => !field.existing && !field.derived && !isThere(field, model.id, names))
        .map(({ name }) => name),
      ...model.removed,
    ];
    const missing = steps.length === 0 ? [] : changed.filter((name) => !touched.has(name));
    yield* missing.map((name) => ({
      where: at(model.origin, "id"),
      message: `no step of a migration is about "${name}"`,
    }));
  }
}
