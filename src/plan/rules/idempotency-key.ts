import { at } from "../ir/field-ir.ts";
import { isSaid } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const idempotencyKey = defineRule({
  code: "BP316",
  severity: "error",
  conventions: ["idempotency-key"],
  summary: "a POST says what a second one does",
  reason: "Networks repeat requests. Without an answer here, so are orders and charges.",
  fix: "say idempotency: header, natural or {none: why}",
  good: `transaction: atomic
idempotency: header
effect: {create: model.Loan, set: {borrower: me, due_at: now + 21d, access_pin: computed.pin, status: active}}`,
  bad: `transaction: atomic
effect: {create: model.Loan, set: {borrower: me, due_at: now + 21d, access_pin: computed.pin, status: active}}`,
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    if (
      endpoint.method === "POST" &&
      endpoint.idempotency === undefined &&
      !isSaid(blocks, endpoint.origin, "idempotency")
    ) {
      yield { where: at(endpoint.origin, "route"), message: "a repeated POST is not provided for" };
    }
  }
}
