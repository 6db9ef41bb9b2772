import { defineRule } from "./rule.ts";

export const rollback = defineRule({
  code: "BP505",
  severity: "error",
  conventions: ["migrations"],
  summary: "a migration says how it is undone and what that loses",
  reason: "At three in the morning it is too late to find out.",
  fix: "say what undoing does, or {none: why}",
  good: `lock: {risk: brief, why: "adding a column with a constant default takes a short exclusive lock on books"}
rollback: drops the column; shelf marks entered since are lost`,
  bad: 'lock: {risk: brief, why: "adding a column with a constant default takes a short exclusive lock on books"}',
});
