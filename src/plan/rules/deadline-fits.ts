import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import { secondsOf } from "../schema/atoms.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const deadlineFits = defineRule({
  code: "BP416",
  severity: "error",
  conventions: ["circuit-breaker"],
  summary: "a service answers within the time that its caller has",
  reason: "A deadline beyond the limit of the task is one that never comes.",
  fix: "lower the deadline, or raise the soft limit",
  good: "deadline: 10s",
  bad: "deadline: 2m",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { calls, timeout, origin } of ir.tasks) {
    for (const name of listOf(calls)) {
      const deadline = secondsOf(names.services.get(name)?.deadline ?? "0s");
      const limit = secondsOf(timeout?.soft ?? "999999m");
      if (deadline > limit) {
        yield { where: at(origin, "calls"), message: `${name} may take ${deadline} s, the task ${limit} s` };
      }
    }
  }
}
