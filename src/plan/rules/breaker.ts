import { defineRule } from "./rule.ts";

export const breaker = defineRule({
  code: "BP414",
  severity: "error",
  conventions: ["circuit-breaker"],
  summary: "a service has a circuit breaker, or a reason for none",
  reason:
    "When a provider is down, every caller otherwise waits for the deadline, and everything behind it stands still.",
  fix: "give breaker: {failures, window, open_for} or {none: why}",
  good: `breaker: {failures: 5, window: 60s, open_for: 30s}
fallback: [retry_later]`,
  bad: `breaker: {failures: 5, window: 60s}
fallback: [retry_later]`,
});
