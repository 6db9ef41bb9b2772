import { defineRule } from "./rule.ts";

export const taskTrigger = defineRule({
  code: "BP401",
  severity: "error",
  summary: "a task says what starts it",
  reason: "A task that nothing starts is dead code; one that anything may start cannot be made idempotent.",
  fix: "say trigger: {after: ...}, {schedule: ...}, {every: ...} or manual",
  good: "trigger: {after: endpoint.loans.give_back}",
  bad: "trigger: sometimes",
});
