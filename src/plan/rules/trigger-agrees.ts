import { at } from "../ir/field-ir.ts";
import { aftersOf } from "./triggers.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const triggerAgrees = defineRule({
  code: "BP406",
  severity: "error",
  conventions: ["outbox"],
  summary: "what starts a task and what it comes after agree",
  reason: "It is one fact said in two places; where they differ one of them is wrong.",
  fix: "say it in one place, or the same in both",
  good: "enqueues: [task.loans.thank]",
  bad: "enqueues: none",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    for (const { name, path } of aftersOf(task)) {
      const source = names.endpoints.get(name) ?? names.tasks.get(name);
      if (source?.enqueues !== undefined && !source.enqueues.includes(task.id)) {
        yield { where: at(task.origin, ...path), message: `${name} does not enqueue ${task.id}` };
      }
    }
  }
}
