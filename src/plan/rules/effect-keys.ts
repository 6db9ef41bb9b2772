import type { EffectIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import { effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const effectKeys = defineRule({
  code: "BP343",
  severity: "error",
  summary: "an effect has the keys that its change can have",
  reason:
    "A row that is not there yet cannot be chosen, and one that goes gets no values; an update that sets and locks nothing is none.",
  fix: "leave the key out, or say what is meant",
  good: 'effect: {update: model.Loan, set: {reminders: "reminders + 1"}, lock: row}',
  bad: 'effect: {delete: model.Loan, set: {reminders: "reminders + 1"}, lock: row}',
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  for (const { effect, where } of effectPlaces(context)) {
    if (effect.update !== undefined && isIdle(effect)) {
      yield { where, message: "the update neither sets nor locks anything" };
    }
    for (const [key, message] of strayKeys(effect)) {
      yield { where: at(where, key), message };
    }
  }
}

function isIdle({ set = {}, lock }: EffectIr): boolean {
  return Object.keys(set).length === 0 && (lock === undefined || lock === "none");
}

function strayKeys({ create, delete: removed, where, set }: EffectIr): readonly [keyof EffectIr, string][] {
  const strays: readonly [boolean, keyof EffectIr, string][] = [
    [create !== undefined && where !== undefined, "where", "a row that is created is none of those that are there"],
    [removed !== undefined && set !== undefined, "set", "a row that is deleted gets no values"],
  ];
  return strays.flatMap(([isStray, key, message]) => (isStray ? [[key, message]] : []));
}
