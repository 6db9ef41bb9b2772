import { defineRule } from "./rule.ts";

export const knownKey = defineRule({
  code: "BP103",
  severity: "error",
  summary: "a block has no keys beyond those of its kind",
  reason: "A misspelt key is a decision that silently does not count.",
  fix: "correct the key, or move the remark to `note`",
  good: "heartbeat: 15s",
  bad: "heart_beat: 15s",
});
