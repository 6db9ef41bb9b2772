import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const indexForForeignKey = defineRule({
  code: "BP209",
  severity: "error",
  conventions: ["indexes"],
  summary: "a foreign key has an index",
  reason: "Deleting or listing by the target otherwise reads the whole table.",
  fix: "drop `index: none`, or add an index that starts with the column",
  good: `  handled_by: {type: ref, to: model.User, on_delete: set_null, null: true, related_name: none, set_by: server}
  title_text: {type: string, max: 300}`,
  bad: `  handled_by: {type: ref, to: model.User, on_delete: set_null, null: true, related_name: none, set_by: server, index: none}
  title_text: {type: string, max: 300}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    for (const field of model.fields) {
      const isCovered = model.indexes.some(({ fields }) => fields[0]?.replace(/^-/, "") === field.name);
      if (field.type === "ref" && !isCovered) {
        yield { where: at(field.origin, "index"), message: `no index starts with the foreign key "${field.name}"` };
      }
    }
  }
}
