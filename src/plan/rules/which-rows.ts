import type { EffectIr } from "../ir/endpoint-ir.ts";
import type { PlannedField } from "../name-index.ts";
import { type EffectPlace, effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const whichRows = defineRule({
  code: "BP341",
  severity: "error",
  conventions: ["object-access"],
  summary: "an effect says which rows it changes",
  reason:
    "Without a condition it is about the row that the path or an input names. Where these name none it is about no row, or about all.",
  fix: "say it in `where`, as in where: \"borrower = me and status = 'active'\"",
  good: 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  bad: "effect: {update: model.Topic, set: {label: returned}, lock: row}",
  needsAll: true,
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  const made = new Map<string, Set<string>>();
  for (const place of effectPlaces(context)) {
    const { effect, owner, where } = place;
    const rows = made.get(owner) ?? new Set();
    const model = effect.update ?? effect.delete;
    if (model !== undefined && effect.where === undefined && !rows.has(model) && !isNamed(model, place, context)) {
      yield { where, message: `neither the path nor an input names the ${model} that it changes` };
    }
    made.set(owner, rows.add(createdBy(effect)));
  }
}

/** A row that an effect above has made is the one that is meant. */
function createdBy({ create = "" }: EffectIr): string {
  return create;
}

function isNamed(model: string, { scope, owner }: EffectPlace, { names }: RuleContext): boolean {
  const endpoint = names.endpoints.get(owner);
  const input = scope.roots.get("input");
  const given: readonly PlannedField[] = input instanceof Map ? [...(input.values() as Iterable<PlannedField>)] : [];
  const isOwn = endpoint?.model === model && endpoint.params.length > 0;
  return isOwn || given.some(({ to }) => to === model);
}
