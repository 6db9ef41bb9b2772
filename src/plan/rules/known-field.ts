import { canLoad, fieldsOf } from "../name-index.ts";
import { namedFields } from "./named-fields.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownField = defineRule({
  code: "BP207",
  severity: "error",
  summary: "indexes, constraints, queries, dedup, scope and ordering name fields of their model",
  reason: "A name that is no column fails in the migration, or worse, only in the query.",
  fix: "correct the name, or add the field",
  good: "  - {fields: [borrower, -created_at]}",
  bad: "  - {fields: [borrower, -createdat]}",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    const known = fieldsOf(names, model.id) ?? [];
    for (const { name, origin } of namedFields(model)) {
      const isThere = origin.path.includes("loads")
        ? canLoad(names, model.id, name)
        : known.some((field) => field.name === name);
      if (!isThere) {
        yield { where: origin, message: unknownField(name, model.id, known) };
      }
    }
  }
}
