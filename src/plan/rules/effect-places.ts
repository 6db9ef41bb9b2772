import { valueAt } from "../schema/value-at.ts";
import type { EffectIr } from "../ir/endpoint-ir.ts";
import { effectsOf } from "../ir/effects-of.ts";
import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import type { Origin } from "../ir/origin.ts";
import type { Scope } from "../values/scope.ts";
import { endpointScope, taskScope } from "../values/scopes.ts";
import type { RuleContext } from "./rule.ts";

/** One effect, the model whose rows it is about, what its values may name, and where it stands. */
export interface EffectPlace {
  readonly effect: EffectIr;
  readonly model: string;
  readonly scope: Scope;
  readonly where: Origin;
  /** The endpoint or task that has it. */
  readonly owner: string;
}

const found = new WeakMap<RuleContext, readonly EffectPlace[]>();

/** Every effect of every endpoint and task; many rules ask for them. */
export function effectPlaces(context: RuleContext): readonly EffectPlace[] {
  const places = found.get(context) ?? findPlaces(context);
  found.set(context, places);
  return places;
}

function findPlaces(context: RuleContext): readonly EffectPlace[] {
  const endpoints = context.ir.endpoints.map((endpoint) => ({
    ...endpoint,
    scope: endpointScope(endpoint, context),
  }));
  const tasks = context.ir.tasks.map((task) => ({
    ...task,
    effects: effectsOf(task.effect),
    scope: taskScope({ ...task, calls: listOf(task.calls) }, context),
  }));
  return [...endpoints, ...tasks].flatMap(({ id, effects, scope, origin }) => {
    const isList = Array.isArray(valueAt(context.blocks[origin.block]?.draft, [...origin.path, "effect"]));
    return (effects ?? []).map((effect, index) => {
      const model = effect.create ?? effect.update ?? effect.delete ?? "";
      return {
        effect,
        model,
        scope: { ...scope, model },
        where: at(origin, "effect", ...(isList ? [index] : [])),
        owner: id,
      };
    });
  });
}
