import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";

type TaskIr = PlanSetIr["tasks"][number];

/** What a task says that it comes after. */
export function aftersOf({
  trigger,
}: TaskIr): readonly { readonly name: string; readonly path: readonly (string | number)[] }[] {
  const isList = Array.isArray(trigger);
  const triggers = (isList ? trigger : [trigger]) as readonly unknown[];
  return triggers.flatMap((entry, index) => {
    const isAfter = typeof entry === "object" && entry !== null && "after" in entry && typeof entry.after === "string";
    return isAfter ? [{ name: entry.after as string, path: ["trigger", ...(isList ? [index] : []), "after"] }] : [];
  });
}

/** A task, and where it is said that it is started. */
export type StartedTask = readonly [task: string, where: Origin];

/** The tasks that say themselves what they come after, by that. */
export function startsByCause(tasks: readonly TaskIr[]): ReadonlyMap<string, readonly StartedTask[]> {
  const starts = new Map<string, StartedTask[]>();
  for (const task of tasks) {
    for (const { name, path } of aftersOf(task)) {
      const started = starts.get(name) ?? [];
      started.push([task.id, at(task.origin, ...path)]);
      starts.set(name, started);
    }
  }
  return starts;
}
