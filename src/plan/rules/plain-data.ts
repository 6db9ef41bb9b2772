import { defineRule } from "./rule.ts";

export const plainData = defineRule({
  code: "BP004",
  severity: "error",
  summary: "a block is plain data: no tags, no bombs of aliases, no numbers that do not fit",
  reason:
    "A plan may come from anybody. Tags can build objects, aliases can grow without bound, and a number above 2^53 silently becomes another one.",
  fix: "write the value itself; quote a long number",
  good: "expected_rows: 200",
  bad: "expected_rows: !!js/function 200",
});
