import { defineRule } from "./rule.ts";

export const complete = defineRule({
  code: "BP102",
  severity: "error",
  summary: "every needed key is there",
  reason: "Absence is said (`none`), so that what was considered differs from what was forgotten.",
  fix: "add the key; `create-backend-plan explain KIND` lists those of a kind of block",
  good: `asks: Does a fine grow every day or only once?
who: the head of the library
answer: It grows every day up to the price of the book.`,
  bad: `asks: Does a fine grow every day or only once?
answer: It grows every day up to the price of the book.`,
});
