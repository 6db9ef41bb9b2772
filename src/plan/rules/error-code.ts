import { defineRule } from "./rule.ts";

export const errorCode = defineRule({
  code: "BP309",
  severity: "error",
  conventions: ["problem-json"],
  summary: "an error has a code",
  reason: "Statuses are too few to act on, and texts change.",
  fix: "give the stable machine name",
  good: "  - {status: 409, code: already_returned, when: the loan is no longer active}",
  bad: "  - {status: 409, when: the loan is no longer active}",
});
