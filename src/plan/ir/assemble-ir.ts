import type { CheckedBlock } from "../checked-block.ts";
import type { PlanDocument } from "../document/plan-document.ts";
import type { Block, Kind } from "../schema/kinds.ts";
import type { PlanHeader } from "../schema/front-matter-schema.ts";
import { buildEndpoint } from "./build-endpoint.ts";
import type { Draft } from "./draft.ts";
import { expandResource } from "./expand-resource.ts";
import { type ModelIr, buildModel } from "./model-ir.ts";
import type { BlockIr, PlanHeaderIr, PlanSetIr } from "./plan-ir.ts";

export interface PlanHeaderDraft {
  readonly document: PlanDocument;
  readonly draft: Draft<PlanHeader>;
}

/** Puts the checked blocks of all plans together; `plans[i]` is the header that a block's `plan` counts to. */
export function assembleIr(headers: readonly PlanHeaderDraft[], blocks: readonly CheckedBlock[]): PlanSetIr {
  const planOf = planFinder(headers);
  const of = <K extends Kind>(kind: K): BlockIr<K>[] =>
    blocks.flatMap((checked, block) => {
      const isWanted = checked.kind === kind && checked.hasId;
      return isWanted ? [{ ...(checked.draft as unknown as Draft<Block<K>>), id: checked.id, plan: planOf(checked.document), origin: { block, path: [] } }] : [];
    });
  const models = of("model").map((model) => buildModel(model.id, model, model));
  const modelById = mergeModels(models);
  const resources = of("resource");
  const shapes = of("shape");
  const shapeById = new Map(shapes.map((shape) => [shape.id, shape]));
  const expanded = resources.flatMap((draft) => expandResource({ ...draft, draft, model: modelById.get(draft.model ?? "") }));
  return {
    plans: headers.map(buildHeader),
    models,
    resources,
    endpoints: [...expanded, ...of("endpoint").map((draft) => buildEndpoint(draft, draft, { models: modelById, shapes: shapeById }))],
    shapes,
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

/** A model as all plans together describe it: what creates it, and what changes it later. */
function mergeModels(models: readonly ModelIr[]): ReadonlyMap<string, ModelIr> {
  const merged = new Map<string, ModelIr>();
  for (const model of models) {
    const known = merged.get(model.id);
    const fields = known === undefined ? model.fields : [...known.fields, ...model.fields.filter(({ name }) => !known.fields.some((field) => field.name === name))];
    merged.set(model.id, known === undefined ? model : { ...known, fields, uniques: [...known.uniques, ...model.uniques], queries: [...known.queries, ...model.queries] });
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

function buildHeader({ document, draft }: PlanHeaderDraft): PlanHeaderIr {
  return { ...draft, file: document.path, feature: draft.feature ?? (draft.id ?? "").replaceAll("-", "_") };
}

