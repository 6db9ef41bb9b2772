import { defineRule } from "./rule.ts";

export const taskRetry = defineRule({
  code: "BP403",
  severity: "error",
  conventions: ["retries"],
  summary: "a task says which errors it tries again, and how often",
  reason: "Retrying everything repeats bugs for ever; retrying nothing loses work to a second of network.",
  fix: "give retry: {on, max, backoff, cap, jitter} or {none: why}",
  good: "retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 10m, jitter: true}",
  bad: "retry: {max: 5, backoff: exponential, cap: 10m, jitter: true}",
});
