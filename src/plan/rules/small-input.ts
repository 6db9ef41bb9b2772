import { defineRule } from "./rule.ts";

export const smallInput = defineRule({
  code: "BP407",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "a task takes ids and small scalars",
  reason: "Rows and documents in a queue are stale when they arrive, and too large for it one day.",
  fix: "pass the id: {order: model.Order}",
  good: `input: {loan: model.Loan}
idempotency: {key: [loan]}
retry: {none: "nobody misses a thank-you"}`,
  bad: `input: {loan: {type: json}}
idempotency: {key: [loan]}
retry: {none: "nobody misses a thank-you"}`,
});
