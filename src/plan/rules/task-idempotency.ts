import { defineRule } from "./rule.ts";

export const taskIdempotency = defineRule({
  code: "BP402",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "a task says what makes two runs the same",
  reason: "Delivery is at least once: every task runs twice one day. The key makes the second run do nothing.",
  fix: "give idempotency: {key: [...]} over the inputs, or {key: [scheduled_at]} where a schedule starts it",
  good: `input: {loan: model.Loan}
idempotency: {key: [loan]}
retry: {none: "nobody misses a thank-you"}`,
  bad: `input: {loan: model.Loan}
retry: {none: "nobody misses a thank-you"}`,
});
