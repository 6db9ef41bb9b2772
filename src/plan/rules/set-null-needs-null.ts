import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const setNullNeedsNull = defineRule({
  code: "BP205",
  severity: "error",
  summary: "`set_null` needs a column that may be null",
  reason: "The deletion would fail, on the day of the first deletion.",
  fix: "add null: true, or choose another on_delete",
  good: "  handled_by: {type: ref, to: model.User, on_delete: set_null, null: true, related_name: none, set_by: server}",
  bad: "  handled_by: {type: ref, to: model.User, on_delete: set_null, related_name: none, set_by: server}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    if (field.on_delete === "set_null" && !field.null) {
      yield {
        where: at(field.origin, "on_delete"),
        message: `"${field.name}" is set to null on deletion and may not be null`,
      };
    }
  }
}
