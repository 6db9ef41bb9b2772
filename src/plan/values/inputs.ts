import { valueAt } from "../schema/value-at.ts";
import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { CheckedBlock } from "../checked-block.ts";
import { type NameIndex, type PlannedField, fieldsOf } from "../name-index.ts";
import { fieldOf } from "./scope.ts";

/** A field that is sent, and whether it may be left out. */
export type InputField = PlannedField & { readonly optional?: boolean };

export type Inputs = ReadonlyMap<string, InputField>;

/** What inputs are looked up in. */
export interface PlanContext {
  readonly names: NameIndex;
  readonly blocks: readonly CheckedBlock[];
}

/** What a route gets: the parameters of its path and query, and the fields of its body. */
export function inputsOf(endpoint: EndpointIr, context: PlanContext): Inputs {
  const body = bodyOf(endpoint, context.names) ?? [];
  return new Map([...paramsOf(endpoint, context), ...queryOf(endpoint, context), ...body]);
}

/** The parameters of a path: declared, or the id of the row that it names. */
export function paramsOf(endpoint: EndpointIr, context: PlanContext): Inputs {
  const ids = endpoint.params.map((name) => [name, idOf(endpoint.model, name)] as const);
  return new Map([...ids, ...bodyFields(said(endpoint, "params", context), context.names)]);
}

/** The parameters of a query: declared, and what a list is narrowed, ordered and paged by. */
export function queryOf(endpoint: EndpointIr, context: PlanContext): Inputs {
  const { list, model } = endpoint;
  const declared = bodyFields(said(endpoint, "query", context), context.names);
  if (list === undefined) {
    return declared;
  }
  const filters = [...fieldsNamed(list.filters ?? [], model, context.names).values()];
  const searching = list.search.length > 0 ? ["q"] : [];
  const paging = { cursor: ["cursor", "limit"], page: ["page", "limit"], none: [] }[list.pagination ?? "cursor"];
  const others = ["sort", ...searching, ...paging].map((name) => ({ name }));
  const fields: readonly InputField[] = [...filters, ...others].map((field) => ({ ...field, optional: true }));
  return new Map([...fields.map((field) => [field.name, field] as const), ...declared]);
}

function said({ resource, origin }: EndpointIr, key: string, { blocks }: PlanContext): unknown {
  return resource === undefined ? valueAt(blocks[origin.block]?.draft, [key]) : undefined;
}

/** The inputs of a task: rows by their id, and scalars. */
export function taskInputs(input: unknown): Inputs {
  const entries = typeof input === "object" && input !== null ? Object.entries(input) : [];
  return new Map(
    entries.map(([name, type]: [string, unknown]) => {
      const scalar = typeof type === "object" ? type : { type };
      const field = typeof type === "string" && type.startsWith("model.") ? { type: "ref", to: type } : scalar;
      return [name, { ...field, name }];
    }),
  );
}

/** The fields of the body that a route takes; null where they cannot be told. */
export function bodyOf(endpoint: EndpointIr, names: NameIndex): Inputs | null {
  const { resource, request } = endpoint;
  if (resource !== undefined) {
    return writtenTo(endpoint, names);
  }
  if (typeof request === "object") {
    return bodyFields(request.fields, names);
  }
  if (request === "none" || request === undefined) {
    return request === undefined ? null : new Map();
  }
  const fields = names.shapes.get(request)?.fields;
  return fields === undefined ? clientFields(request, names) : bodyFields(fields, names);
}

/** What a client writes of a resource; an update may leave anything out. */
function writtenTo({ operation, model = "", writes }: EndpointIr, names: NameIndex): Inputs | null {
  const fields = [...fieldsNamed(writes, model, names)];
  return names.models.has(model)
    ? new Map(fields.map(([name, field]) => [name, operation === "update" ? { ...field, optional: true } : field]))
    : null;
}

/** What a client writes of a model. */
function clientFields(model: string, names: NameIndex): Inputs | null {
  const sent = fieldsOf(names, model)?.filter((field) => field.set_by === "client" && field.derived !== true);
  const written = sent?.map(({ name }) => name);
  return written === undefined ? null : fieldsNamed(written, model, names);
}

function fieldsNamed(writes: readonly string[], model: string | undefined, names: NameIndex): Inputs {
  return new Map(
    writes.map((name) => {
      const field = known(fieldOf(name, model, names), name);
      return [name, { ...field, optional: isOptional(field) || comesOrGoes(name, model, names) }];
    }),
  );
}

/** Fields as bodies say them: of their own type, or `from` a model. */
export function bodyFields(fields: unknown, names: NameIndex): Inputs {
  const entries = typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
  return new Map(entries.map(([name, field]) => [name, bodyField(name, field, names)]));
}

function bodyField(name: string, written: unknown, names: NameIndex): InputField {
  const from = valueAt(written as never, ["from"]);
  const own = written as Partial<InputField>;
  if (typeof from === "string") {
    const [, model = "", field = ""] = /^(model\.\w+)\.(\w+)$/.exec(from) ?? [];
    const found = field === "id" ? idOf(model, name) : known(fieldOf(field, model, names), name);
    return { ...found, name, optional: isOptional(own) || isOptional(found) };
  }
  return { ...(own.type === undefined ? {} : own), name, optional: isOptional(own) };
}

/** Whether a later plan adds the field, or takes it away. */
function comesOrGoes(name: string, model: string | undefined, names: NameIndex): boolean {
  const changes = (names.models.get(model ?? "") ?? []).filter(({ change }) => change === "alter");
  return changes.some(
    ({ fields, removed }) =>
      removed.includes(name) || fields.some((field) => field.name === name && !field.existing && !field.derived),
  );
}

function isOptional({ optional, null: isNullable, default: preset, type }: Partial<InputField>): boolean {
  return optional === true || isNullable === true || preset !== undefined || type === "many";
}

/** What names a row. */
function idOf(model: string | undefined, name: string): PlannedField {
  return model === undefined ? { name, type: "uuid" } : { name, type: "ref", to: model };
}

function known(field: PlannedField | "unknown" | null, name: string): PlannedField {
  return field === null || field === "unknown" ? { name } : field;
}
