import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const refusals = defineRule({
  code: "BP303",
  severity: "error",
  conventions: ["auth", "problem-json"],
  summary: "an endpoint that lists its errors exactly lists 401 and 403 where they can happen",
  reason: "`exactly` switches the derived errors off, and with them what a missing or weak token is answered.",
  fix: "add the 401 and 403 entries, or list the errors without `exactly`",
  good: `auth: public
request: {fields: {message: {type: string, max: 500}}}`,
  bad: `auth: staff
request: {fields: {message: {type: string, max: 500}}}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const has = (wanted: number): boolean => endpoint.errors.some(({ status }) => status === wanted);
    const needed = endpoint.auth === "user" ? [401] : [401, 403];
    const lacking =
      endpoint.has_exact_errors && endpoint.auth !== undefined && endpoint.auth !== "public"
        ? needed.filter((status) => !has(status))
        : [];
    yield* lacking.map((status) => ({
      where: at(endpoint.origin, "errors", "exactly"),
      at: "key" as const,
      message: `nothing is answered with ${status}, though not everybody may call this`,
    }));
  }
}
