import { defineRule } from "./rule.ts";

export const providerIdempotency = defineRule({
  code: "BP425",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "a service says whether the provider recognises a repeated call",
  reason:
    "A crash between the call and its record repeats the call; the provider gets the job's key, or it happens twice.",
  fix: "say idempotency: job_key, or {none: why}",
  good: `fallback: [next_provider, {stale_cache: 1h}, {error: {status: 503, code: catalogue_unavailable}}]
idempotency: {none: it only reads}
validates: shape.LoanView`,
  bad: `fallback: [next_provider, {stale_cache: 1h}, {error: {status: 503, code: catalogue_unavailable}}]
validates: shape.LoanView`,
});
