import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The least and the most of each field, and the words that stand for its numbers, from the least on. */
const ranges = [
  [0, 59, []],
  [0, 23, []],
  [1, 31, []],
  [1, 12, months],
  [0, 7, days],
] as const;

export const cronLine = defineRule({
  code: "BP421",
  severity: "error",
  conventions: ["beat"],
  summary: "a schedule is a cron line of five fields",
  reason: "A line that is read otherwise than meant runs every minute, or never.",
  fix: 'write minute, hour, day of month, month and day of week, as in "0 6 * * *"',
  good: 'trigger: {schedule: "0 6 * * *", timezone: UTC, overlap: skip}',
  bad: 'trigger: {schedule: "0 25 * * *", timezone: UTC, overlap: skip}',
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
  const fields = line.trim().toLowerCase().split(/\s+/);
  return (
    fields.length === ranges.length &&
    ranges.every((range, index) => (fields[index] ?? "").split(",").every((part) => isPart(part, range)))
  );
}

function isPart(part: string, [least, most, words]: (typeof ranges)[number]): boolean {
  const numbered = part.replaceAll(/[a-z]+/g, (word) => {
    const index = words.findIndex((known) => known === word);
    return index === -1 ? word : String(least + index);
  });
  const [whole, first, last] = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/[1-9]\d?)?$/.exec(numbered) ?? [];
  const numbers = [first, last].filter((number) => number !== undefined).map(Number);
  return whole !== undefined && numbers.every((number) => number >= least && number <= most);
}
