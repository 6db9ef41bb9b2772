import { defineRule } from "./rule.ts";

export const taskExhausted = defineRule({
  code: "BP405",
  severity: "error",
  conventions: ["retries"],
  summary: "a task says what happens when its attempts are used up",
  reason: "Work that failed for good must be seen by somebody, or the user waits for ever.",
  fix: "give on_exhausted: {set: ...}, {enqueue: ...}, {alert: ...} or {dead: who looks at it}",
  good: `timeout: {soft: 30s, hard: 45s}
on_exhausted: {alert: metric.reminders_dead}
calls: [service.mail]`,
  bad: `timeout: {soft: 30s, hard: 45s}
calls: [service.mail]`,
});
