import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const tickHasNoInput = defineRule({
  code: "BP420",
  severity: "error",
  conventions: ["beat"],
  summary: "a scheduled task has no input",
  reason:
    "Nobody is there to give it one: the tick is all it knows. It looks for the rows itself and enqueues a task for each.",
  fix: "say input: none, and enqueue a task for each row",
  good: `trigger: {schedule: "0 6 * * *", timezone: UTC, overlap: skip}
input: none`,
  bad: `trigger: {schedule: "0 6 * * *", timezone: UTC, overlap: skip}
input: {loan: model.Loan}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    const triggers = (Array.isArray(task.trigger) ? task.trigger : [task.trigger]) as readonly unknown[];
    const isScheduled = triggers.some(
      (trigger) => typeof trigger === "object" && trigger !== null && ("schedule" in trigger || "every" in trigger),
    );
    if (isScheduled && typeof task.input === "object" && Object.keys(task.input).length > 0) {
      yield { where: at(task.origin, "input"), message: "a tick gives no input" };
    }
  }
}
