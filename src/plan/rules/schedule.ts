import { defineRule } from "./rule.ts";

export const schedule = defineRule({
  code: "BP410",
  severity: "error",
  conventions: ["beat"],
  summary: "a schedule is in UTC and says what happens when a run is still going",
  reason:
    "A local schedule runs twice or never when the clocks change; an overlap nobody thought of does the work twice.",
  fix: "add timezone: UTC and overlap: skip, queue or allow",
  good: 'trigger: {schedule: "0 6 * * *", timezone: UTC, overlap: skip}',
  bad: 'trigger: {schedule: "0 6 * * *", overlap: skip}',
});
