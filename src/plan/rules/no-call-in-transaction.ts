import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const noCallInTransaction = defineRule({
  code: "BP317",
  severity: "error",
  conventions: ["transactions"],
  summary: "no external service is called inside a transaction",
  reason: "The locks are held for as long as the other side takes to answer.",
  fix: "call the service from a task that the transaction enqueues",
  good: `errors: none
calls: [service.catalogue]`,
  bad: `errors: none
transaction: atomic
calls: [service.catalogue]`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { calls, transaction, origin } of ir.endpoints) {
    if (calls.length > 0 && transaction === "atomic") {
      yield { where: at(origin, "calls"), message: `${calls.join(", ")} is called while a transaction is open` };
    }
  }
}
