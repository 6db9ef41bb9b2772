import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import type { EffectIr } from "./endpoint-ir.ts";

/** One effect, some, or none, as a list; undefined where it is not decided. */
export function effectsOf(effect: Draft<Block<"endpoint">>["effect"]): readonly EffectIr[] | undefined {
  if (effect === undefined) {
    return undefined;
  }
  return effect === "none" ? [] : ([effect].flat() as readonly EffectIr[]);
}
