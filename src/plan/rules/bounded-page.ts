import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const boundedPage = defineRule({
  code: "BP307",
  severity: "error",
  conventions: ["pagination"],
  summary: "a page holds at most 100 rows",
  reason: "One caller must not be able to ask for all rows at once.",
  fix: "lower max_page",
  good: "  max_page: 100",
  bad: "  max_page: 5000",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { list } of ir.endpoints) {
    if (list !== undefined && list.max_page > 100) {
      yield {
        where: at(list.origin, "max_page"),
        message: `a page of ${list.max_page} rows is not bounded`,
        fix: "say at most 100",
      };
    }
  }
}
