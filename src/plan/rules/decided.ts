import { defineRule } from "./rule.ts";

export const decided = defineRule({
  code: "BP101",
  severity: "error",
  summary: "nothing stands as ???",
  reason: "A ??? is a decision that the coder would have to guess.",
  fix: "replace ??? by the decision, or by {open: question.name} with a question block",
  good: "measures: reminders that were given up",
  bad: "measures: ???",
});
