import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const sameInBoth = defineRule({
  code: "BP232",
  severity: "error",
  conventions: ["sha256-dedup"],
  summary: "dedup compares fields that are the same in two equal rows",
  reason:
    "A file is stored under a new key each time, an embedding is made of other fields, and what a row has many of is not in it: a hash over these never meets another.",
  fix: "name the fields that they are made of, or a sha256 of the content",
  good: "dedup: {fields: [branch, borrower, title_text], conflict: 409}",
  bad: "dedup: {fields: [branch, borrower, receipt], conflict: 409}",
  check: find,
});

const types: readonly unknown[] = ["file", "vector", "many"];

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { dedup, fields, origin } of ir.models) {
    const compared = typeof dedup === "object" ? dedup.fields : [];
    for (const [index, name] of compared.entries()) {
      const type = fields.find((field) => field.name === name)?.type;
      if (types.includes(type)) {
        const message = `"${name}" is a ${type ?? ""}, which two equal rows do not share`;
        yield { where: at(origin, "dedup", "fields", index), message };
      }
    }
  }
}
