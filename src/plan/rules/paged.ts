import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const paged = defineRule({
  code: "BP305",
  severity: "error",
  conventions: ["pagination"],
  summary: "a list is cut into pages",
  reason: "A list without pages answers with the whole table, as soon as there is one.",
  fix: "choose cursor, or page where people jump to page numbers",
  good: "  pagination: cursor",
  bad: "  pagination: none",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { list } of ir.endpoints) {
    if (list?.pagination === "none") {
      yield { where: at(list.origin, "pagination"), message: "the list has no pages" };
    }
  }
}
