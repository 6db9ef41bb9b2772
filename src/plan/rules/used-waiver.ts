import { defineRule } from "./rule.ts";

export const usedWaiver = defineRule({
  code: "BP603",
  severity: "error",
  summary: "a deviation waives something",
  reason: "A waiver that outlives its reason hides the next mistake at the same place.",
  fix: "delete the deviation",
  good: `waives: BP332
at: endpoint.loans.lookup`,
  bad: `waives: BP332
at: endpoint.loans.open`,
});
