import { at } from "../ir/field-ir.ts";
import { namesIn } from "../values/expression.ts";
import { parse } from "../values/parse.ts";
import { effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const lostUpdate = defineRule({
  code: "BP330",
  severity: "error",
  conventions: ["locks"],
  summary: "a change that depends on the old value holds a lock",
  reason: "Two requests read the same value and one change is lost: the oldest bug of every stock.",
  fix: "say lock: row, or lock: none with a condition that makes it safe",
  good: 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  bad: 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}}',
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  for (const { effect, where } of effectPlaces(context)) {
    const { set = {}, lock } = effect;
    const own = Object.entries(set).filter(([name, value]) => follows(name, value));
    if (own.length > 0 && lock === undefined) {
      yield {
        where: at(where, "set"),
        message: `the new ${own.map(([name]) => `"${name}"`).join(", ")} follows from the old, and nothing is locked`,
      };
    }
  }
}

/** Whether a value is calculated from the field it is for. */
function follows(name: string, value: unknown): boolean {
  const expression = typeof value === "string" ? parse(value) : null;
  return expression !== null && namesIn(expression).some((path) => path.length === 1 && path[0] === name);
}
