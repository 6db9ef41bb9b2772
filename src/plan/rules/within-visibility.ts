import { at } from "../ir/field-ir.ts";
import { secondsOf } from "../schema/atoms.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

/** `visibility_timeout` of the generated Celery settings. */
const visibilitySeconds = 3600;

export const withinVisibility = defineRule({
  code: "BP408",
  severity: "error",
  conventions: ["celery-settings"],
  summary: "the longest wait and run of a task stay below the visibility timeout of an hour",
  reason: "The broker believes a task lost that stays out for longer, and hands it to a second worker.",
  fix: "lower the cap or the hard limit",
  good: `retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 10m, jitter: true}
timeout: {soft: 30s, hard: 45s}`,
  bad: `retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 2h, jitter: true}
timeout: {soft: 30s, hard: 45s}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    const cap = typeof task.retry === "object" && "cap" in task.retry ? secondsOf(task.retry.cap ?? "0s") : 0;
    const hard = secondsOf(task.timeout?.hard ?? "0s");
    if (cap + hard > visibilitySeconds) {
      yield {
        where: at(task.origin, cap > hard ? "retry" : "timeout", cap > hard ? "cap" : "hard"),
        message: `a wait of ${cap} s and a run of ${hard} s exceed ${visibilitySeconds} s`,
      };
    }
  }
}
