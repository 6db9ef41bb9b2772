import { defineRule } from "./rule.ts";

export const validValue = defineRule({
  code: "BP104",
  severity: "error",
  summary: "a value is of the type and form that its key takes",
  reason: "What the schema does not accept, no later command can build from.",
  fix: "write a value of the form that docs/plan-format.md gives",
  good: "type: counter",
  bad: "type: counters",
});
