import { at } from "../ir/field-ir.ts";
import { effectsOf } from "../ir/effects-of.ts";
import { hint } from "./references.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { unknownField } from "./unknown-field.ts";
import { wrongValues } from "./wrong-values.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownInput = defineRule({
  code: "BP418",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "the key of a task and what it sets name its inputs and fields",
  reason: "A key over something that is no input cannot be computed.",
  fix: "name an input, or `scheduled_at` for a scheduled task",
  good: `input: {loan: model.Loan}
idempotency: {key: [loan]}
retry: {none`,
  bad: `input: {loan: model.Loan}
idempotency: {key: [lone]}
retry: {none`,
  check: find,
});

type TaskIr = RuleContext["ir"]["tasks"][number];

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    yield* unknownInputs(task);
    yield* misfits(task, names);
  }
}

function unknownInputs({ idempotency, input, origin }: TaskIr): readonly Report[] {
  if (input === undefined) {
    return [];
  }
  const inputs = input === "none" ? [] : Object.keys(input);
  return (idempotency?.key ?? []).flatMap((name, index) => {
    const isKnown = name === "scheduled_at" || inputs.includes(name);
    const where = at(origin, "idempotency", "key", index);
    return isKnown ? [] : [{ where, message: `there is no input "${name}"${hint(name, inputs)}` }];
  });
}

function* misfits({ input, on_exhausted: exhausted, effect, origin }: TaskIr, names: NameIndex): Iterable<Report> {
  if (exhausted === undefined || !("set" in exhausted)) {
    return;
  }
  const { set = {}, model = changedModel(input, effect) } = exhausted;
  const known = fieldsOf(names, model) ?? [];
  const isUnknown = (name: string): boolean => known.length > 0 && !known.some((field) => field.name === name);
  const where = at(origin, "on_exhausted", "set");
  for (const name of Object.keys(set).filter(isUnknown)) {
    yield { where: at(where, name), at: "key", message: unknownField(name, model, known) };
  }
  yield* wrongValues(set, known).map(({ name, message }) => ({ where: at(where, name), message }));
}

function changedModel(input: unknown, effect: TaskIr["effect"]): string {
  return modelsOf(input)[0] ?? effectsOf(effect)?.[0]?.update ?? "";
}

function modelsOf(input: unknown): readonly string[] {
  const values: readonly unknown[] = typeof input === "object" && input !== null ? Object.values(input) : [];
  return values.filter((value): value is string => typeof value === "string" && value.startsWith("model."));
}
