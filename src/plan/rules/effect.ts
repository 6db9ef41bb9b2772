import { at } from "../ir/field-ir.ts";
import { isSaid, isWrite } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const effect = defineRule({
  code: "BP328",
  severity: "error",
  summary: "what writes says what it changes",
  reason: "The effect is the reason the endpoint or task exists; without it the coder invents it.",
  fix: "say effect, as in {update: model.Order, set: {status: paid}}, or none",
  good: `idempotency: header
effect: {create: model.Loan, set: {borrower: me, due_at: now + 21d, access_pin: computed.pin, status: active}}
computed: {pin: four random digits}`,
  bad: `idempotency: header
computed: {pin: four random digits}`,
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    if (isWrite(endpoint) && endpoint.effects === undefined && !isSaid(blocks, endpoint.origin, "effect")) {
      yield {
        where: at(endpoint.origin, "route"),
        message: `${endpoint.method ?? ""} writes, and it is not said what`,
      };
    }
  }
}
