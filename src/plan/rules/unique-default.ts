import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const uniqueDefault = defineRule({
  code: "BP234",
  severity: "error",
  summary: "a column of which no two rows may agree has no default",
  reason:
    "The second row that relies on the default breaks the rule; where rows are there already, the migration does.",
  fix: "drop the default, or let the column be null until it is filled",
  good: "  label: {type: slug, unique: true}",
  bad: "  label: {type: slug, unique: true, default: other}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { name, unique, default: preset, origin } of ir.models.flatMap(({ fields }) => fields)) {
    if (unique && preset !== undefined && preset !== null) {
      yield { where: at(origin, "default"), message: `only one row can have the default of "${name}"` };
    }
  }
}
