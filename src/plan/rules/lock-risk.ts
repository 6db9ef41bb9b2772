import { defineRule } from "./rule.ts";

export const lockRisk = defineRule({
  code: "BP510",
  severity: "error",
  conventions: ["migrations", "zero-downtime"],
  summary: "a migration says which locks it takes",
  reason: "Every ALTER TABLE waits for the longest query, and everything else waits behind it.",
  fix: "give lock: {risk: none, brief or long, why: ...}",
  good: 'lock: {risk: brief, why: "adding a column with a constant default takes a short exclusive lock on books"}',
  bad: 'lock: {why: "adding a column with a constant default takes a short exclusive lock on books"}',
});
