import { at } from "../ir/field-ir.ts";
import { fieldsOf } from "../name-index.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const resourceField = defineRule({
  code: "BP327",
  severity: "error",
  summary: "a resource names fields of its model",
  reason: "A field that is not there can be neither shown nor written.",
  fix: "correct the name, or add the field",
  good: "update: {fields: [due_at], concurrency: etag}",
  bad: "update: {fields: [due_on], concurrency: etag}",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { model, fields, create, update, origin } of ir.resources) {
    const known = fieldsOf(names, model);
    const sets = [["fields", "read", fields?.read], ["fields", "write", fields?.write], ["create", "fields", create?.fields], ["update", "fields", update?.fields]] as const;
    for (const [outer, inner, set] of known === null ? [] : sets) {
      const isExcept = typeof set === "object" && "except" in set;
      const listed = (isExcept ? set.except : typeof set === "object" ? set : []) as readonly string[] | undefined;
      for (const [index, name] of (listed ?? []).entries()) {
        if (known?.some((field) => field.name === name) === false) {
          yield { where: at(origin, outer, inner, ...(isExcept ? ["except", index] : [index])), message: unknownField(name, model ?? "", known) };
        }
      }
    }
  }
}
