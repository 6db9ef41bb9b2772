import { defineRule } from "./rule.ts";

export const readableDocument = defineRule({
  code: "BP001",
  severity: "error",
  summary: "a plan is UTF-8 text of at most 1 MiB",
  reason: "A larger text is not something that people review, and would only slow every command down.",
  fix: "split the plan into one document a feature",
  good: "# Library loans",
  bad: `# Library loans
(more than a mebibyte of text)`,
});
