import type { FieldIr } from "./ir/field-ir.ts";
import type { ModelIr } from "./ir/model-ir.ts";
import type { EndpointIr } from "./ir/endpoint-ir.ts";
import type { PlanSetIr } from "./ir/plan-ir.ts";
import { operations } from "./schema/kinds/resource.ts";
import { type KnownProject, knownFields } from "./known-project.ts";

/** Names to what they stand for, over all plans and the project. */
export interface NameIndex {
  /** All ids that a reference may name; values are for suggestions. */
  readonly ids: ReadonlySet<string>;
  /** Ids of blocks that could not be read: they are there, and nobody knows more of them. */
  readonly lost: ReadonlySet<string>;
  readonly models: ReadonlyMap<string, readonly ModelIr[]>;
  readonly endpoints: ReadonlyMap<string, EndpointIr>;
  readonly tasks: ReadonlyMap<string, PlanSetIr["tasks"][number]>;
  readonly services: ReadonlyMap<string, PlanSetIr["services"][number]>;
  readonly shapes: ReadonlyMap<string, PlanSetIr["shapes"][number]>;
  /** For each model, what relations of other models call it by, and those models. */
  readonly related: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly project: KnownProject;
}

export function indexNames(ir: PlanSetIr, project: KnownProject, lost: readonly string[]): NameIndex {
  const lists = [
    ir.models,
    ir.endpoints,
    ir.resources,
    ir.shapes,
    ir.tasks,
    ir.services,
    ir.channels,
    ir.migrations,
    ir.edges,
    ir.decisions,
    ir.deviations,
    ir.questions,
    ir.metrics,
  ];
  return {
    ids: new Set([...lists.flat().map(({ id }) => id), ...project.ids, ...lost.flatMap(namesOf)]),
    lost: new Set(lost),
    models: groupById(ir.models),
    endpoints: byId(ir.endpoints),
    tasks: byId(ir.tasks),
    services: byId(ir.services),
    shapes: byId(ir.shapes),
    related: indexRelated(ir.models),
    project,
  };
}

function namesOf(id: string): readonly string[] {
  return id.startsWith("resource.") ? [id, ...operations.map((operation) => `${id}.${operation}`)] : [id];
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [entry.id, entry]));
}

/** As much of a field as is known: those of the project have a name and a type only. */
export type PlannedField = Pick<FieldIr, "name" | "type"> & Partial<Omit<FieldIr, "origin">>;

/** The fields of a model as all plans and the project know them; null where it is unknown, or could not be read. */
export function fieldsOf(names: NameIndex, model = ""): readonly PlannedField[] | null {
  const asked = askedFields.get(names) ?? new Map<string, readonly PlannedField[] | null>();
  askedFields.set(names, asked);
  const fields = asked.get(model);
  if (fields !== undefined) {
    return fields;
  }
  const found = findFields(names, model);
  asked.set(model, found);
  return found;
}

const askedFields = new WeakMap<NameIndex, Map<string, readonly PlannedField[] | null>>();

function findFields(names: NameIndex, model: string): readonly PlannedField[] | null {
  if (names.lost.has(model)) {
    return null;
  }
  const planned = names.models.get(model)?.flatMap(({ fields }) => fields);
  const known = knownFields(names.project, model);
  return planned === undefined && known === null ? null : [...(planned ?? []), ...(known ?? [])];
}

/** Whether a field is there, or cannot be told because its model's columns are not known. */
function hasField(names: NameIndex, model: string | undefined, field: string): boolean {
  const fields = fieldsOf(names, model);
  return fields === null || fields.some(({ name }) => name === field);
}

function groupById(models: readonly ModelIr[]): ReadonlyMap<string, readonly ModelIr[]> {
  const groups = new Map<string, ModelIr[]>();
  for (const model of models) {
    const group = groups.get(model.id);
    if (group === undefined) {
      groups.set(model.id, [model]);
    } else {
      group.push(model);
    }
  }
  return groups;
}

function indexRelated(models: readonly ModelIr[]): NameIndex["related"] {
  const related = new Map<string, Map<string, string>>();
  for (const { id, fields } of models) {
    for (const { to, related_name: name } of fields) {
      if (to !== undefined && name !== undefined && name !== "none") {
        related.set(to, (related.get(to) ?? new Map<string, string>()).set(name, id));
      }
    }
  }
  return related;
}

/** Whether a model can load something of that name: a field of its own, or a relation from another model. */
export function canLoad(names: NameIndex, model: string | undefined, name: string): boolean {
  if (model !== undefined) {
    return hasField(names, model, name) || (names.related.get(model)?.has(name) ?? false);
  }
  const planned = [...names.models.values()].flat().flatMap(({ fields }) => fields);
  return planned.some((field) => field.name === name || field.related_name === name);
}

/** The fields by which the rows of a list can be narrowed and ordered: those of its shape, and of the model behind. */
export function fieldsOfList(
  names: NameIndex,
  of: string | undefined,
  model: string | undefined,
): readonly PlannedField[] | null {
  const shape = names.shapes.get(of ?? "");
  if (shape === undefined) {
    return fieldsOf(names, of);
  }
  const shown = Object.keys(shape.fields ?? {}).map((name) => ({ name }));
  return [...(fieldsOf(names, model) ?? []), ...shown];
}
