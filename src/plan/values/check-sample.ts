import type { NameIndex, PlannedField } from "../name-index.ts";
import { type Misfit, checkValue } from "./check-value.ts";
import { clock } from "./scope.ts";

const actor = /^[a-z][a-z0-9_]{0,39}$/;

/** What is wrong with a value of an edge case: a literal, a moment as in `now - 7d`, or for a person an actor. */
export function checkSample(field: PlannedField, value: unknown, names: NameIndex): Misfit | null {
  const isActor = field.to === "model.User" && typeof value === "string" && actor.test(value);
  return isActor ? null : checkValue(field, value, { names, roots: new Map(clock) });
}
