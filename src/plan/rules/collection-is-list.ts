import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const collectionIsList = defineRule({
  code: "BP332",
  severity: "warning",
  conventions: ["pagination"],
  summary: "an endpoint that answers with more than a hundred rows is a list",
  reason: "`{list: ...}` brings pages, order and loads; an array of more than a hundred rows wants them.",
  fix: "answer with {list: shape.X, ...}, or say in a deviation why there are few",
  good: "at: endpoint.loans.lookup",
  bad: "at: endpoint.loans.open",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    for (const { body, origin } of endpoint.responses) {
      const fields = typeof body === "object" && "fields" in body ? (body.fields ?? {}) : {};
      for (const [name, field] of Object.entries(fields)) {
        const isRows = field !== undefined && "each" in field && typeof field.each === "string";
        if (isRows && endpoint.method === "GET" && Number(field.max_items ?? 0) > 100) {
          yield { where: at(origin, "fields", name), at: "key", message: `"${name}" holds rows without pages` };
        }
      }
    }
  }
}
