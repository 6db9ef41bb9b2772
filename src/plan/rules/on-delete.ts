import { defineRule } from "./rule.ts";

export const onDelete = defineRule({
  code: "BP203",
  severity: "error",
  summary: "a relation says what happens when its target is deleted",
  reason:
    "`cascade` deletes these rows too: for parts of a whole. `protect` refuses: for records that must outlive a mistake. `set_null` keeps the row without its target: for optional links. `restrict` refuses unless the row goes in the same deletion.",
  fix: "choose cascade, protect, set_null or restrict",
  good: "  borrower: {type: ref, to: model.User, on_delete: cascade, related_name: loans}",
  bad: "  borrower: {type: ref, to: model.User, related_name: loans}",
});
