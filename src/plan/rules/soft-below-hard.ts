import { at } from "../ir/field-ir.ts";
import { secondsOf } from "../schema/atoms.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const softBelowHard = defineRule({
  code: "BP411",
  severity: "error",
  conventions: ["celery-settings"],
  summary: "the soft limit is below the hard one",
  reason: "The soft limit is the chance to stop in good order; at the same moment as the hard one it is none.",
  fix: "raise the hard limit or lower the soft one",
  good: "timeout: {soft: 60s, hard: 90s}",
  bad: "timeout: {soft: 90s, hard: 60s}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    const { soft, hard } = task.timeout ?? {};
    if (soft !== undefined && hard !== undefined && secondsOf(soft) >= secondsOf(hard)) {
      yield {
        where: at(task.origin, "timeout"),
        message: `the soft limit of ${soft} is not below the hard limit of ${hard}`,
      };
    }
  }
}
