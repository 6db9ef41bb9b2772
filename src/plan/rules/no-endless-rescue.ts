import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const noEndlessRescue = defineRule({
  code: "BP430",
  severity: "error",
  conventions: ["retries"],
  summary: "a task that is given up does not come back to itself",
  reason:
    "Attempts are bounded so that a job that cannot succeed ends where somebody sees it; a circle of rescues never ends.",
  fix: "say {dead: who looks at it} or {alert: metric.x}, or another task",
  good: "on_exhausted: {dead: the branch looks at it on Mondays}",
  bad: "on_exhausted: {enqueue: task.loans.thank}",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { id, origin } of ir.tasks) {
    const seen = new Set<string>();
    let next = rescueOf(id, names);
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      next = rescueOf(next, names);
    }
    if (seen.has(id)) {
      yield { where: at(origin, "on_exhausted", "enqueue"), message: `${id} would be started again and again` };
    }
  }
}

function rescueOf(id: string, names: RuleContext["names"]): string | undefined {
  const last = names.tasks.get(id)?.on_exhausted;
  return last !== undefined && "enqueue" in last ? last.enqueue : undefined;
}
