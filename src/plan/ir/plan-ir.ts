import type { Block, Kind } from "../schema/kinds.ts";
import type { PlanHeader } from "../schema/front-matter-schema.ts";
import type { Draft } from "./draft.ts";
import type { EndpointIr } from "./endpoint-ir.ts";
import type { ModelIr } from "./model-ir.ts";
import type { Origin } from "./origin.ts";

/** A block that needs no normalising beyond what its schema says. */
export type BlockIr<K extends Kind> = Draft<Block<K>> & {
  readonly id: string;
  readonly plan: number;
  readonly origin: Origin;
};

/** How far a plan has come. `edited`: it was ready or applied, and has changed since, so that it is a draft again. */
export type PlanState = "draft" | "ready" | "applied" | "edited";

export interface PlanHeaderIr extends Draft<PlanHeader> {
  readonly file: string;
  readonly feature: string;
  /** What the status is worth. */
  readonly state: PlanState;
}

/**
 * All plans of a folder as plain JSON, shorthands expanded, derived values filled in: what every command
 * after the linter reads. In a plan that is ready, everything that its schema needs is present.
 */
export interface PlanSetIr {
  readonly plans: readonly PlanHeaderIr[];
  readonly models: readonly ModelIr[];
  readonly endpoints: readonly EndpointIr[];
  readonly resources: readonly BlockIr<"resource">[];
  readonly shapes: readonly BlockIr<"shape">[];
  readonly tasks: readonly BlockIr<"task">[];
  readonly services: readonly BlockIr<"service">[];
  readonly channels: readonly BlockIr<"channel">[];
  readonly migrations: readonly BlockIr<"migration">[];
  readonly edges: readonly BlockIr<"edge">[];
  readonly decisions: readonly BlockIr<"decision">[];
  readonly deviations: readonly BlockIr<"deviation">[];
  readonly questions: readonly BlockIr<"question">[];
  readonly metrics: readonly BlockIr<"metric">[];
}
