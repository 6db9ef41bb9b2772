import { defineRule } from "./rule.ts";

export const stringLimit = defineRule({
  code: "BP202",
  severity: "error",
  conventions: ["strict-input"],
  summary: "a string has a limit",
  reason: "Without one the column takes whatever a client sends, and an index on it can fail long after.",
  fix: "give `max`, or use text",
  good: "query: {mark: {type: string, max: 40}}",
  bad: "query: {mark: {type: string}}",
});
