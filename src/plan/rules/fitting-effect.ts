import type { Origin } from "../ir/origin.ts";
import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import { effectsOf } from "../ir/effects-of.ts";
import { fieldsOf } from "../name-index.ts";
import { checkValue } from "../values/check-value.ts";
import { type Scope, clock } from "../values/scope.ts";
import { computedRoot, taskScope } from "../values/scopes.ts";
import { effectPlaces } from "./effect-places.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fittingEffect = defineRule({
  code: "BP334",
  severity: "error",
  summary: "what is set are fields of the model, and values that they can have",
  reason:
    "A misspelt column, state or expression here becomes a bug in the one place that writes it; what is neither a literal of the field nor an expression leaves the coder guessing.",
  fix: "correct the field or the value",
  good: 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  bad: 'effect: {update: model.Loan, set: {status: returnd, reminders: "reminders + 1"}, lock: row}',
  check: find,
});

interface Setting {
  readonly set: Readonly<Record<string, unknown>> | undefined;
  readonly scope: Scope;
  readonly where: Origin;
}

function* find(context: RuleContext): Iterable<Report> {
  const effects = effectPlaces(context).map(({ effect, scope, where }) => ({ set: effect.set, scope, where }));
  for (const setting of [...effects, ...exhaustions(context), ...backfills(context)]) {
    yield* misfits({ ...setting, where: at(setting.where, "set") });
  }
}

function exhaustions({ ir, names, blocks }: RuleContext): readonly Setting[] {
  return ir.tasks.flatMap((task) => {
    const { on_exhausted: exhausted, input, effect, origin } = task;
    if (exhausted === undefined || !("set" in exhausted)) {
      return [];
    }
    const model = exhausted.model ?? changedModel(input, effectsOf(effect)?.[0]?.update);
    // The services have failed by then.
    const scope = taskScope({ ...task, calls: [] }, { names, blocks });
    return [{ set: exhausted.set, scope: { ...scope, model }, where: at(origin, "on_exhausted") }];
  });
}

function changedModel(input: unknown, updated: string | undefined): string {
  const inputs: readonly unknown[] = typeof input === "object" && input !== null ? Object.values(input) : [];
  const row = inputs.find((type) => typeof type === "string" && type.startsWith("model."));
  return typeof row === "string" ? row : (updated ?? "");
}

function backfills({ ir, names }: RuleContext): readonly Setting[] {
  return ir.migrations.flatMap(({ model, steps, computed, origin }) =>
    listOf(steps).map(({ set }, index) => ({
      set,
      scope: { names, model, roots: new Map([...clock, ...computedRoot(computed)]) },
      where: at(origin, "steps", index),
    })),
  );
}

function* misfits({ set, scope, where }: Setting): Iterable<Report> {
  const known = fieldsOf(scope.names, scope.model);
  for (const [name, value] of known === null ? [] : Object.entries(set ?? {})) {
    const field = known?.find((candidate) => candidate.name === name);
    if (field === undefined) {
      yield { where: at(where, name), at: "key", message: unknownField(name, scope.model ?? "", known ?? []) };
      continue;
    }
    const misfit = checkValue(field, value, scope);
    if (misfit !== null) {
      yield { where: at(where, name), ...misfit };
    }
  }
}
