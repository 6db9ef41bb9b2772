import { defineRule } from "./rule.ts";

export const expectedRows = defineRule({
  code: "BP224",
  severity: "error",
  summary: "a model says how many rows it will have",
  reason: "Pages, indexes and migrations that are right for a thousand rows are wrong for ten million.",
  fix: "give expected_rows, the number after a year",
  good: `id: model.Topic
expected_rows: 500
scope: none`,
  bad: `id: model.Topic
scope: none`,
});
