import { at } from "../ir/field-ir.ts";

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const cronLine = defineRule({
  code: "BP421",
  severity: "error",
  conventions: ["beat"],
  summary: "a schedule is a cron line of five fields",
  reason: "A line that is read otherwise than meant runs every minute, or never.",
  fix: 'write minute, hour, day of month, month and day of week, as in "0 6 * * *"',
  good: 'schedule: "0 6 * * *"',
  bad: 'schedule: "0 25 * * *"',
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    const isList = Array.isArray(task.trigger);
    const triggers = (isList ? task.trigger : [task.trigger]) as readonly unknown[];
    for (const [index, trigger] of triggers.entries()) {
      const line =
        typeof trigger === "object" && trigger !== null && "schedule" in trigger ? trigger.schedule : undefined;
      if (typeof line === "string" && !isCron(line)) {
        yield {
          where: at(task.origin, "trigger", ...(isList ? [index] : []), "schedule"),
          message: `"${line}" is no cron line`,
        };
      }
    }
  }
}

function isCron(line: string): boolean {
  const fields = line.trim().split(/\s+/);
  return (
    fields.length === 5 &&
    ranges.every(([least, most], index) => (fields[index] ?? "").split(",").every((part) => isPart(part, least, most)))
  );
}

function isPart(part: string, least: number, most: number): boolean {
  const [, first, last] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/[1-9]\d?)?$/.exec(part) ?? [null];
  const isShaped = /^(?:\*|\d{1,2}(?:-\d{1,2})?)(?:\/[1-9]\d?)?$/.test(part);
  return (
    isShaped &&
    [first, last].every((number) => number === undefined || (Number(number) >= least && Number(number) <= most))
  );
}
