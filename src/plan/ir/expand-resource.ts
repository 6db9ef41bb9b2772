import type { Block } from "../schema/kinds.ts";
import { operations } from "../schema/kinds/resource.ts";
import { type BlockPlace, apiPrefix, buildList, effectsOf, paramsOf, writtenErrors } from "./build-endpoint.ts";
import { deriveErrors } from "./derived-errors.ts";
import type { Draft } from "./draft.ts";
import type { EndpointIr, ErrorIr, Method } from "./endpoint-ir.ts";
import { at } from "./field-ir.ts";
import { type ModelIr, listOf } from "./model-ir.ts";

type ResourceDraft = Draft<Block<"resource">>;
export type Operation = (typeof operations)[number];
type FieldSet = NonNullable<NonNullable<ResourceDraft["fields"]>["read"]>;

interface Expansion extends BlockPlace {
  readonly draft: ResourceDraft;
  readonly model: ModelIr | undefined;
}

const routes: Readonly<Record<Operation, { readonly method: Method; readonly status: number; readonly suffix: string }>> = {
  list: { method: "GET", status: 200, suffix: "" },
  create: { method: "POST", status: 201, suffix: "" },
  retrieve: { method: "GET", status: 200, suffix: "/{id}" },
  update: { method: "PATCH", status: 200, suffix: "/{id}" },
  delete: { method: "DELETE", status: 204, suffix: "/{id}" },
};

/** A resource as the endpoints it stands for. */
export function expandResource(expansion: Expansion): readonly EndpointIr[] {
  const { draft } = expansion;
  const chosen = draft.operations === "all" ? operations : (draft.operations ?? []);
  return chosen.map((operation) => buildOperation(expansion, operation));
}

function buildOperation(expansion: Expansion, operation: Operation): EndpointIr {
  const { draft, model, id, plan, origin } = expansion;
  const { method, status, suffix } = routes[operation];
  const place = at(origin, operation);
  const path = draft.path === undefined ? undefined : `${draft.path}${suffix}`;
  const isWrite = method !== "GET";
  const writing = writingOf(draft, operation);
  return {
    id: `${id}.${operation}`,
    plan,
    resource: id,
    operation,
    method,
    path,
    url: path === undefined ? undefined : `${apiPrefix}${path}`,
    params: paramsOf(path),
    auth: draft.auth,
    visible: draft.visible,
    model: draft.model,
    request: operation === "create" || operation === "update" ? draft.model : "none",
    responses: [{ status, body: operation === "delete" ? "none" : draft.model, origin: place }],
    errors: errorsOf(expansion, operation, writtenErrors(writing.errors, at(place, "errors"))),
    has_exact_errors: false,
    reads: operation === "delete" ? [] : readable(draft, model),
    writes: operation === "create" || operation === "update" ? writable(writing.fields ?? draft.fields?.write, model) : [],
    transaction: isWrite ? (writing.transaction ?? "atomic") : undefined,
    idempotency: operation === "create" ? draft.create?.idempotency : "natural",
    effects: effectsOf(writing.effect) ?? [],
    enqueues: writing.enqueues === undefined ? undefined : listOf(writing.enqueues),
    calls: listOf(writing.calls),
    list: operation === "list" ? buildList(draft.list ?? {}, draft.model, at(origin, "list")) : undefined,
    loads: operation === "retrieve" && draft.retrieve?.loads !== undefined ? listOf(draft.retrieve.loads) : undefined,
    cache: operation === "list" ? draft.list?.cache : undefined,
    rate_limit: draft.rate_limit,
    origin: draft[operation] === undefined ? at(origin, "operations") : place,
  };
}

function writingOf(draft: ResourceDraft, operation: Operation): NonNullable<ResourceDraft["update"]> {
  return (operation === "list" || operation === "retrieve" ? undefined : draft[operation]) ?? {};
}

function readable(draft: ResourceDraft, model: ModelIr | undefined): readonly string[] {
  const allowed = (model?.fields ?? []).filter(({ sensitive }) => !sensitive).map(({ name }) => name);
  return pick(draft.fields?.read, allowed);
}

function writable(set: FieldSet | undefined, model: ModelIr | undefined): readonly string[] {
  const allowed = (model?.fields ?? []).filter((field) => field.set_by === "client" && !field.derived).map(({ name }) => name);
  return pick(set, allowed);
}

function pick(set: FieldSet | undefined, allowed: readonly string[]): readonly string[] {
  if (set === undefined || set === "all") {
    return allowed;
  }
  return "except" in set ? allowed.filter((name) => !set.except?.includes(name)) : (set as readonly string[]);
}

function errorsOf({ draft, model, origin }: Expansion, operation: Operation, written: readonly ErrorIr[]): readonly ErrorIr[] {
  const { method, suffix } = routes[operation];
  const error = (status: number, code: string, when: string): ErrorIr => ({ status, code, when, derived: true, origin });
  const changes = operation === "create" || operation === "update";
  const conflicts = changes ? (model?.uniques ?? []).filter(() => !answersWithExisting(model)) : [];
  const derived = [
    ...(suffix === "" ? [] : [error(404, "not_found", "absent, or not visible to the caller")]),
    ...conflicts.map(({ code, fields }) => error(409, code, `another row has the same ${fields.join(", ")}`)),
    ...(operation === "update" && draft.update?.concurrency === "etag" ? [error(412, "stale", "the row has changed since it was read")] : []),
    ...deriveErrors({ auth: draft.auth, method, input: operation === "list" || changes ? "validated" : "none", origin }),
  ];
  const fresh = derived.filter(({ code }, index) => derived.findIndex((other) => other.code === code) === index);
  return [...written, ...fresh.filter(({ code }) => !written.some((other) => other.code === code))];
}

function answersWithExisting(model: ModelIr | undefined): boolean {
  return typeof model?.dedup === "object" && model.dedup.conflict === "existing" && model.uniques.length === 1;
}
