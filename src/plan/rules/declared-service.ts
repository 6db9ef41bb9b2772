import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const declaredService = defineRule({
  code: "BP409",
  severity: "error",
  conventions: ["circuit-breaker"],
  summary: "an external call goes through a service of the plan",
  reason: "The service carries the deadline, the breaker and the fallback; a call around it has none.",
  fix: "name the service in calls, and describe it in a plan:service block",
  good: "calls: [service.mail]",
  bad: "calls: none",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    const calls = task.calls === undefined ? null : listOf(task.calls);
    const on = typeof task.retry === "object" && "on" in task.retry ? (task.retry.on ?? []) : [];
    for (const [index, name] of on.entries()) {
      if (calls !== null && name.startsWith("service.") && !calls.includes(name)) {
        yield {
          where: at(task.origin, "retry", "on", index),
          message: `it retries on ${name}, and does not say that it calls it`,
        };
      }
    }
  }
}
