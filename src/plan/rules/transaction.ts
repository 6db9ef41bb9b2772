import { at } from "../ir/field-ir.ts";
import { isSaid, isWrite } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const transaction = defineRule({
  code: "BP310",
  severity: "error",
  conventions: ["transactions"],
  summary: "an endpoint that writes says its transaction",
  reason: "Half of two changes is worse than none; and what is wrapped by accident holds locks while it waits.",
  fix: "say transaction: atomic, or {none: why}",
  good: `transaction: atomic
idempotency: natural`,
  bad: "idempotency: natural",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    if (isWrite(endpoint) && endpoint.transaction === undefined && !isSaid(blocks, endpoint.origin, "transaction")) {
      yield {
        where: at(endpoint.origin, "route"),
        message: `${endpoint.method ?? ""} writes, and no transaction boundary is said`,
      };
    }
  }
}
