import { defineRule } from "./rule.ts";

export const fallback = defineRule({
  code: "BP415",
  severity: "error",
  conventions: ["fallbacks"],
  summary: "a service says what its caller gets when all providers fail",
  reason: "The caller cannot wait for a decision that nobody took.",
  fix: "give fallback: next_provider, {stale_cache: ...}, {degraded: ...}, {error: ...} or retry_later, in order",
  good: `breaker: {failures: 5, window: 60s, open_for: 30s}
fallback: [retry_later]
idempotency: {none: "SMTP has no such key; a mail may arrive twice"}`,
  bad: `breaker: {failures: 5, window: 60s, open_for: 30s}
idempotency: {none: "SMTP has no such key; a mail may arrive twice"}`,
});
