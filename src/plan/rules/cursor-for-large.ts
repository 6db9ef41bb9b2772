import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const cursorForLarge = defineRule({
  code: "BP320",
  severity: "warning",
  conventions: ["pagination"],
  summary: "a list over a large table is paged by cursor",
  reason: "Page numbers make the database count and skip all rows before the page.",
  fix: "choose cursor",
  good: "  pagination: cursor",
  bad: "  pagination: page",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { list } of ir.endpoints) {
    const rows = Math.max(
      0,
      ...(names.models.get(list?.of ?? "") ?? []).map(({ expected_rows: expected }) => expected ?? 0),
    );
    if (list?.pagination === "page" && rows > 100_000) {
      yield { where: at(list.origin, "pagination"), message: `pages by number over ${rows} rows` };
    }
  }
}
