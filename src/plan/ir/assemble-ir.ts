import type { CheckedBlock } from "../checked-block.ts";
import type { PlanDocument } from "../document/plan-document.ts";
import type { Block, Kind } from "../schema/kinds.ts";
import type { PlanHeader } from "../schema/front-matter-schema.ts";
import { buildEndpoint } from "./build-endpoint.ts";
import type { Draft } from "./draft.ts";
import type { EndpointIr } from "./endpoint-ir.ts";
import { expandResource } from "./expand-resource.ts";
import { buildModel } from "./build-model.ts";
import type { ModelIr } from "./model-ir.ts";
import type { BlockIr, PlanHeaderIr, PlanSetIr, PlanState } from "./plan-ir.ts";
import { serverSet } from "./server-set.ts";

export interface PlanHeaderDraft {
  readonly document: PlanDocument;
  readonly draft: Draft<PlanHeader>;
  readonly state: PlanState;
}

type BlocksOf = <K extends Kind>(kind: K) => BlockIr<K>[];

/** Puts the checked blocks of all plans together; `plans[i]` is the header that a block's `plan` counts to. */
export function assembleIr(headers: readonly PlanHeaderDraft[], blocks: readonly CheckedBlock[]): PlanSetIr {
  const of = blockReader(headers, blocks);
  const set = serverSet({ resources: of("resource"), endpoints: of("endpoint"), tasks: of("task") });
  const models = of("model").map((model) => buildModel(model.id, model, { ...model, set }));
  return {
    plans: headers.map(buildHeader),
    models,
    resources: of("resource"),
    endpoints: buildEndpoints(of, mergeModels(models)),
    shapes: of("shape"),
    tasks: of("task"),
    services: of("service"),
    channels: of("channel"),
    migrations: of("migration"),
    edges: of("edge"),
    decisions: of("decision"),
    deviations: of("deviation"),
    questions: of("question"),
    metrics: of("metric"),
  };
}

function blockReader(headers: readonly PlanHeaderDraft[], blocks: readonly CheckedBlock[]): BlocksOf {
  const planOf = planFinder(headers);
  return <K extends Kind>(kind: K) =>
    blocks.flatMap(({ kind: found, hasId, id, draft, document }, block) => {
      // Its kind says which schema accepted it.
      const accepted = draft as unknown as Draft<Block<K>>;
      const origin = { block, path: [] };
      return found === kind && hasId ? [{ ...accepted, id, plan: planOf(document), origin }] : [];
    });
}

function buildEndpoints(of: BlocksOf, models: ReadonlyMap<string, ModelIr>): readonly EndpointIr[] {
  const known = { models, shapes: new Map(of("shape").map((shape) => [shape.id, shape])) };
  return [
    ...of("resource").flatMap((draft) => expandResource({ ...draft, draft, model: models.get(draft.model ?? "") })),
    ...of("endpoint").map((draft) => buildEndpoint(draft, draft, known)),
  ];
}

/** A model as all plans together describe it: what creates it, and what changes it later. */
function mergeModels(models: readonly ModelIr[]): ReadonlyMap<string, ModelIr> {
  const merged = new Map<string, ModelIr>();
  for (const model of models) {
    const known = merged.get(model.id);
    const fields =
      known === undefined
        ? model.fields
        : [...known.fields, ...model.fields.filter(({ name }) => !known.fields.some((field) => field.name === name))];
    merged.set(
      model.id,
      known === undefined
        ? model
        : {
            ...known,
            fields,
            uniques: [...known.uniques, ...model.uniques],
            queries: [...known.queries, ...model.queries],
          },
    );
  }
  return merged;
}

/** A `.plan.yaml` file belongs to the document of the same name. */
function planFinder(headers: readonly PlanHeaderDraft[]): (document: PlanDocument) => number {
  const byStem = new Map(headers.map(({ document }, plan) => [stemOf(document.path), plan]));
  return ({ path }) => byStem.get(stemOf(path)) ?? -1;
}

export function stemOf(path: string): string {
  return path.replace(/(\.plan\.ya?ml|\.md)$/, "");
}

function buildHeader({ document, draft, state }: PlanHeaderDraft): PlanHeaderIr {
  return { ...draft, file: document.path, state, feature: draft.feature ?? (draft.id ?? "").replaceAll("-", "_") };
}
