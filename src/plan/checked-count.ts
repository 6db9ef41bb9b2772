import type { PlanSetIr } from "./ir/plan-ir.ts";

/** How much was looked at: a report without denominators says nothing. */
export type Checked = Readonly<
  Record<
    "plans" | "models" | "fields" | "endpoints" | "tasks" | "services" | "channels" | "migrations" | "edge cases",
    number
  >
>;

export function countChecked(ir: PlanSetIr): Checked {
  return {
    plans: ir.plans.length,
    models: ir.models.length,
    fields: ir.models.reduce((sum, { fields }) => sum + fields.filter(({ derived }) => !derived).length, 0),
    endpoints: ir.endpoints.length,
    tasks: ir.tasks.length,
    services: ir.services.length,
    channels: ir.channels.length,
    migrations: ir.migrations.length,
    "edge cases": ir.edges.length,
  };
}
