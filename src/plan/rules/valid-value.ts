import { defineRule } from "./rule.ts";

export const validValue = defineRule({
  code: "BP104",
  severity: "error",
  summary: "a value is of the type and form that its key takes",
  reason: "What the schema does not accept, no later command can build from.",
  fix: "write a value of that form; `create-backend-plan explain KIND` shows a whole block, `explain KEY` what a key takes",
  good: "type: counter",
  bad: "type: counters",
});
