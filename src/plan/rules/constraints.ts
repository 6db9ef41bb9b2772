import { defineRule } from "./rule.ts";

export const constraints = defineRule({
  code: "BP225",
  severity: "error",
  summary: "a model says what the database itself refuses",
  reason: "A rule that only the code checks is broken by the first script, race or second service.",
  fix: "list constraints, or say none",
  good: `indexes: [{fields: [shelf_mark]}]
constraints: none
queries: none`,
  bad: `indexes: [{fields: [shelf_mark]}]
queries: none`,
});
