import type { Block } from "../schema/kinds.ts";
import { operations } from "../schema/kinds/resource.ts";
import { apiPrefix } from "./api-prefix.ts";
import type { BlockPlace } from "./build-endpoint.ts";
import { buildList } from "./build-list.ts";
import type { Draft } from "./draft.ts";
import { effectsOf } from "./effects-of.ts";
import { writtenErrors } from "./endpoint-errors.ts";
import type { EndpointIr } from "./endpoint-ir.ts";
import { at } from "./field-ir.ts";
import { listOf, saidList } from "./list-of.ts";
import type { ModelIr } from "./model-ir.ts";
import { paramsOf } from "./params-of.ts";
import { resourceErrors } from "./resource-errors.ts";
import { type Operation, routes } from "./resource-routes.ts";

type ResourceDraft = Draft<Block<"resource">>;
type FieldSet = NonNullable<NonNullable<ResourceDraft["fields"]>["read"]>;

interface Expansion extends BlockPlace {
  readonly draft: ResourceDraft;
  readonly model: ModelIr | undefined;
}

/** A resource as the endpoints it stands for. */
export function expandResource(expansion: Expansion): readonly EndpointIr[] {
  const { draft } = expansion;
  const chosen = draft.operations === "all" ? operations : (draft.operations ?? []);
  return chosen.map((operation) => ({ ...shared(expansion, operation), ...own(expansion, operation) }));
}

type Own = Pick<
  EndpointIr,
  "reads" | "writes" | "sets" | "idempotency" | "list" | "loads" | "cache" | "request" | "transaction"
>;

/** What differs from operation to operation. */
function own({ draft, model, origin }: Expansion, operation: Operation): Own {
  const none: Own = { reads: [], writes: [], idempotency: "natural", request: "none", transaction: undefined };
  const reads = readable(draft, model);
  const { list, create, retrieve } = draft;
  const parts: Readonly<Record<Operation, Partial<Own>>> = {
    list: { reads, list: buildList(list ?? {}, draft.model, at(origin, "list")), cache: list?.cache },
    create: { ...written(draft, model, "create"), sets: ownerOf(draft), idempotency: create?.idempotency },
    retrieve: { reads, loads: saidList(retrieve?.loads) },
    update: written(draft, model, "update"),
    delete: { transaction: draft.delete?.transaction ?? "atomic" },
  };
  return { ...none, ...parts[operation] };
}

function written(draft: ResourceDraft, model: ModelIr | undefined, operation: "create" | "update"): Partial<Own> {
  const { fields = draft.fields?.write, transaction = "atomic" } = draft[operation] ?? {};
  const writes = writable(fields, model, Object.keys(ownerOf(draft)));
  return { reads: readable(draft, model), writes, request: draft.model, transaction };
}

/** Whoever creates a row that is seen by its owner is its owner. */
function ownerOf({ visible }: ResourceDraft): Readonly<Record<string, string>> {
  return typeof visible === "object" && "own" in visible && visible.own !== undefined ? { [visible.own]: "me" } : {};
}

function shared({ draft, model, id, plan, origin }: Expansion, operation: Operation): Omit<EndpointIr, keyof Own> {
  const { method, status, suffix } = routes[operation];
  const path = draft.path === undefined ? undefined : `${draft.path}${suffix}`;
  const place = at(origin, operation);
  const { errors, effect, computed, enqueues, calls } = writingOf(draft, operation);
  const facts = { operation, auth: draft.auth, model, concurrency: draft.update?.concurrency, origin };
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
    responses: [{ status, body: operation === "delete" ? "none" : draft.model, origin: place }],
    errors: resourceErrors(facts, writtenErrors(errors, at(place, "errors"))),
    has_exact_errors: false,
    effects: effectsOf(effect) ?? [],
    computed,
    enqueues: saidList(enqueues),
    calls: listOf(calls),
    rate_limit: draft.rate_limit,
    origin: draft[operation] === undefined ? at(origin, "operations") : place,
  };
}

function writingOf(draft: ResourceDraft, operation: Operation): NonNullable<ResourceDraft["update"]> {
  return (operation === "list" || operation === "retrieve" ? undefined : draft[operation]) ?? {};
}

function readable(draft: ResourceDraft, model: ModelIr | undefined): readonly string[] {
  const allowed = (model?.fields ?? []).filter(({ sensitive }) => !sensitive);
  return pick(
    draft.fields?.read,
    allowed.map(({ name }) => name),
  );
}

function writable(set: FieldSet | undefined, model: ModelIr | undefined, owners: readonly string[]): readonly string[] {
  const allowed = (model?.fields ?? []).filter(
    (field) => field.set_by === "client" && !field.derived && !owners.includes(field.name),
  );
  return pick(
    set,
    allowed.map(({ name }) => name),
  );
}

function pick(set: FieldSet | undefined, allowed: readonly string[]): readonly string[] {
  if (set === undefined || set === "all") {
    return allowed;
  }
  return "except" in set ? allowed.filter((name) => !set.except?.includes(name)) : (set as readonly string[]);
}
