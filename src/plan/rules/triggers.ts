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

/** The tasks that say that they come after an endpoint or task. */
export function startedBy(ir: PlanSetIr, id: string): readonly string[] {
  return ir.tasks.filter((task) => aftersOf(task).some(({ name }) => name === id)).map((task) => task.id);
}
