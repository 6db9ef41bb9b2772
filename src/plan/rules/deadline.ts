import { defineRule } from "./rule.ts";

export const deadline = defineRule({
  code: "BP413",
  severity: "error",
  conventions: ["circuit-breaker"],
  summary: "a service has a deadline",
  reason: "Without one a call waits as long as the other side likes, and holds a worker.",
  fix: "give deadline, for all attempts together",
  good: `providers: [{name: main, kind: smtp, settings: [MAIL_URL]}]
deadline: 10s
retry: {none: the task retries with a longer wait}`,
  bad: `providers: [{name: main, kind: smtp, settings: [MAIL_URL]}]
retry: {none: the task retries with a longer wait}`,
});
