import { defineRule } from "./rule.ts";

export const fileLimits = defineRule({
  code: "BP217",
  severity: "error",
  summary: "a file has a largest size and the types it may have",
  reason: "An upload without limits fills the disk, and one without types is served back to others.",
  fix: "give max_bytes and content_types",
  good: "  receipt: {type: file, max_bytes: 2000000, content_types: [application/pdf], null: true}",
  bad: "  receipt: {type: file, max_bytes: 2000000, null: true}",
});
