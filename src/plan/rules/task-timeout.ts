import { defineRule } from "./rule.ts";

export const taskTimeout = defineRule({
  code: "BP404",
  severity: "error",
  conventions: ["celery-settings"],
  summary: "a task has a soft and a hard time limit",
  reason: "A worker that hangs is a worker less, until somebody looks.",
  fix: "give timeout: {soft: 30s, hard: 45s}",
  good: "timeout: {soft: 60s, hard: 90s}",
  bad: "timeout: {soft: 60s}",
});
