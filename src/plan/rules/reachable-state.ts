import type { EffectIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import { fieldsOf } from "../name-index.ts";
import { effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const reachableState = defineRule({
  code: "BP342",
  severity: "error",
  summary: "an effect changes to a state that a transition leads to",
  reason: "Transitions are checked where a state is written: this change would be refused, whatever the row holds.",
  fix: "add the transition, or change to another state",
  good: "  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}",
  bad: "  status: {type: enum, values: [active, returned, lost], transitions: {active: [lost]}, default: active, set_by: server}",
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  for (const { effect, where } of effectPlaces(context)) {
    for (const { name, transitions } of fieldsOf(context.names, effect.update) ?? []) {
      const state = stateSet(effect, name);
      const reached = Object.values(transitions ?? {}).flat();
      if (transitions !== undefined && state !== null && !reached.includes(state)) {
        yield { where: at(where, "set", name), message: `no transition of "${name}" leads to ${state}` };
      }
    }
  }
}

function stateSet({ set = {} }: EffectIr, name: string): string | null {
  const state = set[name];
  return typeof state === "string" && /^[\w-]+$/.test(state) ? state : null;
}
