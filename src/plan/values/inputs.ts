import { valueAt } from "../schema/value-at.ts";
import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { CheckedBlock } from "../checked-block.ts";
import { type NameIndex, type PlannedField, fieldsOf } from "../name-index.ts";
import { fieldOf } from "./scope.ts";

export type Inputs = ReadonlyMap<string, PlannedField>;

/** What inputs are looked up in. */
export interface PlanContext {
  readonly names: NameIndex;
  readonly blocks: readonly CheckedBlock[];
}

/** What a route gets: the parameters of its path and query, and the fields of its body. */
export function inputsOf(endpoint: EndpointIr, { names, blocks }: PlanContext): Inputs {
  const said = (key: string): unknown =>
    endpoint.resource === undefined ? valueAt(blocks[endpoint.origin.block]?.draft, [key]) : undefined;
  return new Map([
    ...endpoint.params.map((name) => [name, idOf(endpoint.model, name)] as const),
    ...bodyFields(said("params"), names),
    ...bodyFields(said("query"), names),
    ...sentBy(endpoint, names),
  ]);
}

/** The inputs of a task: rows by their id, and scalars. */
export function taskInputs(input: unknown): Inputs {
  const entries = typeof input === "object" && input !== null ? Object.entries(input) : [];
  return new Map(
    entries.map(([name, type]: [string, unknown]) => {
      const said = typeof type === "object" ? type : { type };
      const field = typeof type === "string" && type.startsWith("model.") ? { type: "ref", to: type } : said;
      return [name, { ...field, name }];
    }),
  );
}

/** The fields of the body that a route takes. */
function sentBy({ resource, model, writes, request }: EndpointIr, names: NameIndex): Inputs {
  if (resource !== undefined) {
    return fieldsNamed(writes, model, names);
  }
  if (typeof request === "object") {
    return bodyFields(request.fields, names);
  }
  const shape = names.shapes.get(request ?? "");
  const fields = request?.startsWith("model.") === true ? (fieldsOf(names, request) ?? []) : [];
  return shape === undefined ? new Map(fields.map((field) => [field.name, field])) : bodyFields(shape.fields, names);
}

function fieldsNamed(writes: readonly string[], model: string | undefined, names: NameIndex): Inputs {
  return new Map(writes.map((name) => [name, known(fieldOf(name, model, names), name)]));
}

/** Fields as bodies say them: of their own type, or `from` a model. */
export function bodyFields(fields: unknown, names: NameIndex): Inputs {
  const entries = typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
  return new Map(entries.map(([name, said]) => [name, bodyField(name, said, names)]));
}

function bodyField(name: string, said: unknown, names: NameIndex): PlannedField {
  const from = valueAt(said as never, ["from"]);
  if (typeof from === "string") {
    const [, model = "", field = ""] = /^(model\.\w+)\.(\w+)$/.exec(from) ?? [];
    const found = known(fieldOf(field, model, names), name);
    return field === "id" ? idOf(model, name) : { ...found, name };
  }
  return valueAt(said as never, ["type"]) === undefined ? { name } : { ...(said as PlannedField), name };
}

/** What names a row. */
function idOf(model: string | undefined, name: string): PlannedField {
  return model === undefined ? { name, type: "uuid" } : { name, type: "ref", to: model };
}

function known(field: PlannedField | "unknown" | null, name: string): PlannedField {
  return field === null || field === "unknown" ? { name } : field;
}
