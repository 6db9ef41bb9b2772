import type { EffectIr } from "../ir/endpoint-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { at } from "../ir/field-ir.ts";
import { conditionFields } from "./condition-fields.ts";
import { effectsOf } from "../ir/effects-of.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { unknownField } from "./unknown-field.ts";
import { wrongValues } from "./wrong-values.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fittingEffect = defineRule({
  code: "BP334",
  severity: "error",
  summary: "an effect sets fields of its model to values that they can have",
  reason: "A misspelt column or state here becomes a bug in the one place that writes it.",
  fix: "correct the field or the value",
  good: "set: {status: returned, reminders:",
  bad: "set: {status: returnd, reminders:",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const tasks = ir.tasks.map(({ effect, origin }) => ({ effects: effectsOf(effect), origin }));
  for (const { effects = [], origin } of [...ir.endpoints, ...tasks]) {
    for (const [index, effect] of effects.entries()) {
      yield* misfits(effect, at(origin, "effect", ...(effects.length === 1 ? [] : [index])), names);
    }
  }
}

function* misfits(
  { create, update, delete: removed, set = {}, where: condition }: EffectIr,
  where: Origin,
  names: NameIndex,
): Iterable<Report> {
  const model = create ?? update ?? removed ?? "";
  const known = fieldsOf(names, model);
  if (known === null) {
    return;
  }
  const isUnknown = (name: string): boolean => !known.some((field) => field.name === name);
  yield* Object.keys(set)
    .filter(isUnknown)
    .map((name) => ({ where: at(where, "set", name), at: "key" as const, message: unknownField(name, model, known) }));
  yield* wrongValues(set, known).map(({ name, message }) => ({ where: at(where, "set", name), message }));
  yield* conditionFields(condition ?? "")
    .filter(isUnknown)
    .map((name) => ({ where: at(where, "where"), message: unknownField(name, model, known) }));
}
