import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const relatedNameOnce = defineRule({
  code: "BP223",
  severity: "error",
  summary: "the names of relations on their target do not clash",
  reason: "Two relations cannot have the same name on the other side; Django refuses to start.",
  fix: "give each its own related_name, or none",
  good: `  borrower: {type: ref, to: model.User, on_delete: cascade, related_name: loans}
  handled_by: {type: ref, to: model.User, on_delete: set_null, null: true, related_name: none, set_by: server}`,
  bad: `  borrower: {type: ref, to: model.User, on_delete: cascade, related_name: loans}
  handled_by: {type: ref, to: model.User, on_delete: set_null, null: true, related_name: loans, set_by: server}`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const taken = new Set<string>();
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    const { to, related_name: related } = field;
    if (to === undefined || related === undefined || related === "none" || field.existing) {
      continue;
    }
    const key = `${to}.${related}`;
    const isField = names.models.get(to)?.some(({ fields }) => fields.some(({ name }) => name === related)) ?? false;
    if (taken.has(key) || isField) {
      yield { where: at(field.origin, "related_name"), message: `${to} already has something named "${related}"` };
    }
    taken.add(key);
  }
}
