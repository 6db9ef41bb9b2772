import { effectsOf } from "../ir/build-endpoint.ts";
import type { EffectIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/plan-ir.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { conditionFields } from "./condition-fields.ts";
import { hint } from "./references.ts";
import { unknownField } from "./unknown-field.ts";
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
  const places = [...ir.endpoints.map(({ effects, origin }) => ({ effects, origin })), ...ir.tasks.map(({ effect, origin }) => ({ effects: effectsOf(effect), origin }))];
  for (const { effects, origin } of places) {
    for (const effect of effects ?? []) {
      yield* misfits(effect, at(origin, "effect", ...(effects?.length === 1 ? [] : [effects?.indexOf(effect) ?? 0])), names);
    }
  }
}

function* misfits(effect: EffectIr, where: Origin, names: NameIndex): Iterable<Report> {
  const model = effect.create ?? effect.update ?? effect.delete;
  const known = fieldsOf(names, model);
  for (const [name, value] of known === null ? [] : Object.entries(effect.set ?? {})) {
    const field = known?.find((candidate) => candidate.name === name);
    if (field === undefined) {
      yield { where: at(where, "set", name), at: "key", message: unknownField(name, model ?? "", known ?? []) };
    } else if ("values" in field && Array.isArray(field.values) && typeof value === "string" && /^[a-z_]+$/.test(value) && !field.values.includes(value)) {
      yield { where: at(where, "set", name), message: `"${value}" is none of ${field.values.join(", ")}${hint(value, field.values as string[])}` };
    }
  }
  for (const key of ["where", "when", "unless"] as const) {
    const unknown = conditionFields(effect[key] ?? "").filter((name) => known !== null && !known.some((field) => field.name === name));
    yield* key === "where" ? unknown.map((name) => ({ where: at(where, key), message: unknownField(name, model ?? "", known ?? []) })) : [];
  }
}
