import type { FieldIr } from "../ir/field-ir.ts";
import { knownFields } from "../known-project.ts";
import type { NameIndex } from "../name-index.ts";
import { stepsOf } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const existingColumn = defineRule({
  code: "BP511",
  severity: "error",
  conventions: ["migrations"],
  summary: "a column that is there already is not added again",
  reason: "Fields of a model that changes are new columns unless they say otherwise, and the migration fails.",
  fix: "say existing: true, or give it a step such as change_type where it changes",
  good: `id: model.User
change: alter
fields:
  email: {type: email, existing: true}`,
  bad: `id: model.User
change: alter
fields:
  email: {type: email}`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const model of ir.models.filter(({ change }) => change === "alter")) {
    const changed = new Set(
      stepsOf(ir, model.id).flatMap(({ step }) => (step.do === "add_column" ? [] : (step.fields ?? []))),
    );
    for (const field of model.fields.filter((one) => isThere(one, model.id, names) && !changed.has(one.name))) {
      yield { where: field.origin, at: "key", message: `${model.id} has a column "${field.name}" already` };
    }
  }
}

/** Whether a field that is given as new is a column of the project, or of the plan that creates the model. */
export function isThere({ name, existing, derived }: FieldIr, model: string, names: NameIndex): boolean {
  const created = (names.models.get(model) ?? []).filter(({ change }) => change === "create");
  const columns = [...(knownFields(names.project, model) ?? []), ...created.flatMap(({ fields }) => fields)];
  return !existing && !derived && columns.some((column) => column.name === name);
}
