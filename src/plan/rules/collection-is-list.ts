import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const collectionIsList = defineRule({
  code: "BP332",
  severity: "warning",
  conventions: ["pagination"],
  summary: "an endpoint that answers with more than a hundred rows is a list",
  reason: "`{list: ...}` brings pages, order and loads; an array of more than a hundred rows wants them.",
  fix: "answer with {list: shape.X, ...}, or say in a deviation why there are few",
  good: "response: {200: {fields: {loans: {each: shape.LoanView, max_items: 50}}}}",
  bad: "response: {200: {fields: {loans: {each: shape.LoanView, max_items: 500}}}}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ method }) => method === "GET")) {
    for (const { body, origin } of endpoint.responses) {
      const fields = typeof body === "object" && "fields" in body ? Object.entries(body.fields ?? {}) : [];
      const long = fields.filter(([, field]) => isLong(field)).map(([name]) => name);
      yield* long.map((name) => ({
        where: at(origin, "fields", name),
        at: "key" as const,
        message: `"${name}" holds rows without pages`,
      }));
    }
  }
}

function isLong(field: object | undefined): boolean {
  const isRows = field !== undefined && "each" in field && typeof field.each === "string";
  return isRows && "max_items" in field && Number(field.max_items) > 100;
}
