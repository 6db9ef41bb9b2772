import { valueAt } from "../schema/value-at.ts";
import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const absentRow = defineRule({
  code: "BP302",
  severity: "error",
  conventions: ["object-access", "problem-json"],
  summary: "an endpoint whose path names a row says its 404",
  reason: "What is absent and what is another person's answer alike, and `when` says which rows these are.",
  fix: "add {status: 404, code: not_found, when: ...} to errors",
  good: `errors:
  - {status: 404, code: not_found, when: "absent, or another person's"}
  - {status: 409, code: already_returned, when: the loan is no longer active}`,
  bad: `errors:
  - {status: 409, code: already_returned, when: the loan is no longer active}`,
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const isKnown = valueAt(blocks[endpoint.origin.block]?.draft, ["errors"]) !== undefined;
    if (isKnown && endpoint.params.length > 0 && !endpoint.errors.some(({ status }) => status === 404)) {
      yield {
        where: at(endpoint.origin, "errors"),
        at: "key",
        message: `${endpoint.path ?? ""} names a row, and no 404 is among the errors`,
      };
    }
  }
}
