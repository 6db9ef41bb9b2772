import { defineRule } from "./rule.ts";

export const dedup = defineRule({
  code: "BP219",
  severity: "error",
  conventions: ["sha256-dedup"],
  summary: "a model says whether two rows can be the same, and what then happens",
  reason:
    "Ingested content arrives twice sooner or later. A hash over named fields, unique in the scope, is the only check that holds under races.",
  fix: "say dedup: none, or the fields and the conflict",
  good: "dedup: {fields: [branch, borrower, title_text], conflict: 409}",
  bad: "dedup: {fields: [branch, borrower, title_text]}",
});
