import { defineRule } from "./rule.ts";

export const alarm = defineRule({
  code: "BP612",
  severity: "error",
  conventions: ["observability"],
  summary: "a metric says which value is an alarm",
  reason: "A curve that nobody has decided about wakes nobody.",
  fix: "give alarm: {above: n, for: 5m} or {none: why}",
  good: `labels: none
alarm: {above: 10, for: 1h}`,
  bad: "labels: none",
});
