import type { Origin } from "../ir/origin.ts";
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
  for (const { model = "", fields, create, update, origin } of ir.resources) {
    const known = fieldsOf(names, model);
    const named = [
      ...namesIn(fields?.read, at(origin, "fields", "read")),
      ...namesIn(fields?.write, at(origin, "fields", "write")),
      ...namesIn(create?.fields, at(origin, "create", "fields")),
      ...namesIn(update?.fields, at(origin, "update", "fields")),
    ];
    const unknown = known === null ? [] : named.filter(({ name }) => !known.some((field) => field.name === name));
    yield* unknown.map(({ name, where }) => ({ where, message: unknownField(name, model, known ?? []) }));
  }
}

/** `all`, a list of names, or `{except: [...]}`. */
function namesIn(set: unknown, where: Origin): readonly { readonly name: string; readonly where: Origin }[] {
  if (Array.isArray(set)) {
    return set.map((name, index) => ({ name: String(name), where: at(where, index) }));
  }
  const isExcept = typeof set === "object" && set !== null && "except" in set;
  return isExcept ? namesIn(set.except, at(where, "except")) : [];
}
