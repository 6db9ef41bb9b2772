import { defineRule } from "./rule.ts";

export const complete = defineRule({
  code: "BP102",
  severity: "error",
  summary: "every needed key is there",
  reason: "Absence is said (`none`), so that what was considered differs from what was forgotten.",
  fix: "add the key; `explain` with the kind of the block lists them",
  good: `who: the head of the library
`,
  bad: "",
});
