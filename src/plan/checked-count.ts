import type { CheckedBlock } from "./checked-block.ts";
import type { Origin } from "./ir/origin.ts";
import type { PlanSetIr } from "./ir/plan-ir.ts";

/** How much was looked at: a report without denominators says nothing. */
export type Checked = Readonly<
  Record<
    "plans" | "models" | "fields" | "endpoints" | "tasks" | "services" | "channels" | "migrations" | "edge cases",
    number
  >
>;

interface Counted {
  readonly ir: PlanSetIr;
  readonly blocks: readonly CheckedBlock[];
}

type IsCounted = (place: { readonly file: string }) => boolean;

/** Counts what stands in the files that are counted. */
export function countChecked({ ir, blocks }: Counted, isCounted: IsCounted): Checked {
  const isOwn = ({ origin }: { readonly origin: Origin }): boolean =>
    isCounted({ file: blocks[origin.block]?.document.path ?? "" });
  const models = ir.models.filter(isOwn);
  return {
    plans: ir.plans.filter(isCounted).length,
    models: models.length,
    fields: models.reduce((sum, { fields }) => sum + fields.filter(({ derived }) => !derived).length, 0),
    endpoints: ir.endpoints.filter(isOwn).length,
    tasks: ir.tasks.filter(isOwn).length,
    services: ir.services.filter(isOwn).length,
    channels: ir.channels.filter(isOwn).length,
    migrations: ir.migrations.filter(isOwn).length,
    "edge cases": ir.edges.filter(isOwn).length,
  };
}
