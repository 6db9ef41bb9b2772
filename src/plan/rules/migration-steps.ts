import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";

type MigrationIr = PlanSetIr["migrations"][number];

export interface MigrationStep {
  readonly migration: MigrationIr;
  readonly step: NonNullable<MigrationIr["steps"]>[number];
  readonly origin: Origin;
}

/** The steps of every migration. */
export function allSteps(ir: PlanSetIr): readonly MigrationStep[] {
  return ir.migrations.flatMap((migration) =>
    (migration.steps ?? []).map((step, index) => ({ migration, step, origin: at(migration.origin, "steps", index) })),
  );
}

/** The steps of every migration of a model. */
export function stepsOf(ir: PlanSetIr, model: string | undefined): readonly MigrationStep[] {
  return allSteps(ir).filter(({ migration }) => migration.model === model && model !== undefined);
}
