import type { ListIr } from "../ir/endpoint-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { fieldTypes } from "../schema/field-types.ts";
import { fieldsOfList } from "../name-index.ts";
import { type FieldIr, at } from "../ir/field-ir.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const listField = defineRule({
  code: "BP326",
  severity: "error",
  summary: "filters, sorts and searches name fields that can be compared",
  reason: "A filter over a JSON column or a relation to many is another feature, with its own index.",
  fix: "name a field of the model that holds one value",
  good: "  filters: [status]",
  bad: "  filters: [stat]",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { list, model } of ir.endpoints) {
    const known = list === undefined ? null : fieldsOfList(names, list.of, model);
    for (const { name, where } of list === undefined || known === null ? [] : namesIn(list)) {
      const message = problemOf(name, list?.of ?? "", known ?? []);
      if (message !== null) {
        yield { where, message };
      }
    }
  }
}

function problemOf(name: string, model: string, known: readonly Pick<FieldIr, "name" | "type">[]): string | null {
  const field = known.find((candidate) => candidate.name === name);
  if (field === undefined) {
    return unknownField(name, model, known);
  }
  const isWhole = field.type !== undefined && fieldTypes[field.type].wire === "object";
  return isWhole ? `"${name}" is a ${field.type}, which cannot be compared` : null;
}

/** Every field that a list is filtered, ordered or searched by. */
export function namesIn(list: ListIr): readonly { readonly name: string; readonly where: Origin }[] {
  return (["filters", "sort", "search"] as const).flatMap((key) =>
    (list[key] ?? []).map((name, index) => ({ name: name.replace(/^-/, ""), where: at(list.origin, key, index) })),
  );
}
