import { defineRule } from "./rule.ts";

export const blockInPlace = defineRule({
  code: "BP006",
  severity: "error",
  summary: "a plan block is a closed fence at the top level, opened by ```yaml plan:kind",
  reason:
    "Fences in quotes, lists and indented code are part of what surrounds them; a fence that is never closed swallows the rest of the document.",
  fix: "open the block with ```yaml plan:kind at the start of a line, and close it",
  good: `\`\`\`yaml plan:shape
id: shape.LoanView`,
  bad: `\`\`\`plan:shape
id: shape.LoanView`,
});
