import type { ListIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/plan-ir.ts";
import { fieldsOf } from "../name-index.ts";
import { fieldTypes } from "../schema/field-types.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const listField = defineRule({
  code: "BP326",
  severity: "error",
  summary: "filters, sorts and searches name fields that can be compared",
  reason: "A filter over a JSON column or a relation to many is another feature, with its own index.",
  fix: "name a field of the model that holds one value",
  good: "filters: [status]",
  bad: "filters: [stat]",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { list } of ir.endpoints) {
    const known = list === undefined ? null : fieldsOf(names, list.of);
    for (const { name, where } of known === null || list === undefined ? [] : named(list)) {
      const field = known?.find((candidate) => candidate.name === name);
      if (field === undefined) {
        yield { where, message: unknownField(name, list?.of ?? "", known ?? []) };
      } else if (field.type !== undefined && fieldTypes[field.type].wire === "object") {
        yield { where, message: `"${name}" is a ${field.type}, which cannot be compared` };
      }
    }
  }
}

function named(list: ListIr): readonly { readonly name: string; readonly where: Origin }[] {
  return [
    ...(list.filters ?? []).map((name, index) => ({ name, where: at(list.origin, "filters", index) })),
    ...(list.sort ?? []).map((name, index) => ({ name: name.replace(/^-/, ""), where: at(list.origin, "sort", index) })),
    ...list.search.map((name, index) => ({ name, where: at(list.origin, "search", index) })),
  ];
}
