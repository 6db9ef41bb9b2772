import type { Origin } from "../ir/origin.ts";
import { at } from "../ir/field-ir.ts";
import type { ModelIr } from "../ir/model-ir.ts";
import { checkConditionText } from "../values/check-value.ts";
import type { Scope } from "../values/scope.ts";
import { queryScope, rowScope } from "../values/scopes.ts";
import { effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const readableCondition = defineRule({
  code: "BP228",
  severity: "error",
  conventions: ["object-access"],
  summary: "a condition compares what is there, in the one grammar that conditions have",
  reason: "A condition in words is a query that the coder invents, and a named query can be the rule of who sees what.",
  fix: "write it as in \"status = 'active' and due_at < now\"",
  good: "  overdue: {args: [branch], where: \"branch = input.branch and status = 'active' and due_at < now\", order: [due_at], loads: [borrower]}",
  bad: '  overdue: {args: [branch], where: "branch = input.branch and every loan that is overdue", order: [due_at], loads: [borrower]}',
  check: find,
});

interface Condition {
  readonly text: string | undefined;
  readonly scope: Scope;
  readonly where: Origin;
}

function* find(context: RuleContext): Iterable<Report> {
  const inModels = context.ir.models.flatMap((model) => conditionsOf(model, context));
  const inEffects = effectPlaces(context).flatMap(({ effect, scope, where }) =>
    (["where", "when", "unless"] as const).map((key) => ({ text: effect[key], scope, where: at(where, key) })),
  );
  for (const { text, scope, where } of [...inModels, ...inEffects]) {
    const misfit = text === undefined ? null : checkConditionText(text, scope);
    if (misfit !== null) {
      yield { where, ...misfit };
    }
  }
}

function conditionsOf(model: ModelIr, context: RuleContext): readonly Condition[] {
  const scope = rowScope(model.id, context);
  return [
    ...model.indexes
      .filter(({ derived }) => !derived)
      .map(({ where, origin }) => ({ text: where, scope, where: at(origin, "where") })),
    ...model.uniques
      .filter(({ origin }) => origin.path[0] === "constraints")
      .map(({ where, origin }) => ({ text: where, scope, where: at(origin, "where") })),
    ...model.checks.map(({ check, origin }) => ({ text: check, scope, where: at(origin, "check") })),
    ...model.queries.map(({ where, args, origin }) => ({
      text: where,
      scope: queryScope(model.id, args, context),
      where: at(origin, "where"),
    })),
  ];
}
