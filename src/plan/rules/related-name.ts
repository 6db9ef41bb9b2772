import { defineRule } from "./rule.ts";

export const relatedName = defineRule({
  code: "BP227",
  severity: "error",
  summary: "a relation says its name on the other model, or none",
  reason: "The name is used in every query from the other side; a default would be another one in each framework.",
  fix: "give related_name, or none",
  good: `fields:
  branch: {type: ref, to: model.Branch, on_delete: protect, related_name: loans}`,
  bad: `fields:
  branch: {type: ref, to: model.Branch, on_delete: protect}`,
});
