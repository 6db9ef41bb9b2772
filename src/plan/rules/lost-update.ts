import { effectsOf } from "../ir/effects-of.ts";
import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const lostUpdate = defineRule({
  code: "BP330",
  severity: "error",
  conventions: ["locks"],
  summary: "a change that depends on the old value holds a lock",
  reason: "Two requests read the same value and one change is lost: the oldest bug of every stock.",
  fix: "say lock: row, or lock: none with a condition that makes it safe",
  good: 'set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  bad: 'set: {status: returned, reminders: "reminders + 1"}}',
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  const places = [
    ...ir.endpoints.map(({ effects, origin }) => ({ effects, origin })),
    ...ir.tasks.map(({ effect, origin }) => ({ effects: effectsOf(effect), origin })),
  ];
  for (const { effects, origin } of places) {
    for (const { set, lock } of effects ?? []) {
      const own = Object.entries(set ?? {}).filter(
        ([name, value]) => typeof value === "string" && new RegExp(`\\b${name}\\b\\s*[-+*/]`).test(value),
      );
      if (own.length > 0 && lock === undefined) {
        yield {
          where: at(origin, "effect"),
          message: `the new ${own.map(([name]) => `"${name}"`).join(", ")} follows from the old, and nothing is locked`,
        };
      }
    }
  }
}
