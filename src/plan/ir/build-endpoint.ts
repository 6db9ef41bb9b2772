import type { Block } from "../schema/kinds.ts";
import { deriveErrors } from "./derived-errors.ts";
import type { Draft } from "./draft.ts";
import type { EffectIr, EndpointIr, ErrorIr, ListIr, Method, ResponseIr } from "./endpoint-ir.ts";
import { at } from "./field-ir.ts";
import { type ModelIr, listOf } from "./model-ir.ts";
import type { BlockIr, Origin } from "./plan-ir.ts";

type EndpointDraft = Draft<Block<"endpoint">>;

export interface BlockPlace {
  readonly id: string;
  readonly plan: number;
  readonly origin: Origin;
}

/** What the bodies of an endpoint are made of. */
export interface KnownBodies {
  readonly models: ReadonlyMap<string, ModelIr>;
  readonly shapes: ReadonlyMap<string, BlockIr<"shape">>;
}

/** The version of the API that plans are written below. */
export const apiPrefix = "/api/v1";

export function buildEndpoint(draft: EndpointDraft, { id, plan, origin }: BlockPlace, known: KnownBodies): EndpointIr {
  const [method, path] = (draft.route?.split(" ") ?? []) as [Method?, string?];
  const effects = effectsOf(draft.effect);
  const responses = Object.entries(draft.response ?? {}).map(([status, body]) => ({ status: Number(status), body, origin: at(origin, "response", status) }));
  return {
    id,
    plan,
    method,
    path,
    url: path === undefined ? undefined : `${apiPrefix}${path}`,
    params: paramsOf(path),
    auth: draft.auth,
    visible: draft.visible,
    model: draft.model ?? mainModel(draft, responses.map(({ body }) => body), known),
    request: draft.request,
    responses,
    ...errorsOf(draft, method, origin),
    reads: [],
    writes: [],
    transaction: draft.transaction,
    idempotency: draft.idempotency,
    effects,
    enqueues: draft.enqueues === undefined ? undefined : listOf(draft.enqueues),
    calls: listOf(draft.calls),
    list: listIn(responses),
    loads: draft.loads === undefined ? undefined : listOf(draft.loads),
    cache: draft.cache,
    rate_limit: draft.rate_limit,
    origin,
  };
}

export function paramsOf(path: string | undefined): readonly string[] {
  return [...(path ?? "").matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
}

export function effectsOf(effect: EndpointDraft["effect"]): readonly EffectIr[] | undefined {
  if (effect === undefined) {
    return undefined;
  }
  return effect === "none" ? [] : ([effect].flat() as readonly EffectIr[]);
}

/** The errors as written, with where they were written. */
export function writtenErrors(errors: EndpointDraft["errors"], origin: Origin): readonly ErrorIr[] {
  if (errors === undefined || errors === "none") {
    return [];
  }
  const isExact = "exactly" in errors;
  const entries = (isExact ? errors.exactly : errors) as Draft<readonly { status: number; code: string; when: string }[]> | undefined;
  return (entries ?? []).map((entry, index) => ({
    status: entry.status ?? 0,
    code: entry.code ?? "",
    when: entry.when ?? "",
    derived: false,
    origin: isExact ? at(origin, "exactly", index) : at(origin, index),
  }));
}

function errorsOf(draft: EndpointDraft, method: Method | undefined, origin: Origin): Pick<EndpointIr, "errors" | "has_exact_errors"> {
  const place = at(origin, "errors");
  const written = writtenErrors(draft.errors, place);
  const has_exact_errors = typeof draft.errors === "object" && "exactly" in draft.errors;
  if (has_exact_errors) {
    return { errors: written, has_exact_errors };
  }
  const takesInput = (draft.request !== undefined && draft.request !== "none") || (draft.query !== undefined && draft.query !== "none");
  const derived = deriveErrors({ auth: draft.auth, method, input: takesInput ? "validated" : "none", origin: place });
  return { errors: [...written, ...derived.filter((error) => !written.some(({ code }) => code === error.code))], has_exact_errors };
}

/** The model that an endpoint is most likely about: of those it names, the first that has what `visible` names. */
function mainModel(draft: EndpointDraft, bodies: readonly (ResponseIr | undefined)[], { models, shapes }: KnownBodies): string | undefined {
  const effects = effectsOf(draft.effect) ?? [];
  const named = [
    ...effects.map(({ update, delete: removed }) => update ?? removed),
    ...bodies.map((body) => (typeof body === "object" && "list" in body ? body.list : body)),
    ...effects.map(({ create }) => create),
    draft.request,
  ].flatMap((name) => (typeof name === "string" ? modelsBehind(name, shapes) : []));
  const [owner] = typeof draft.visible === "object" ? Object.values(draft.visible) : [];
  const isVisible = (id: string): boolean => {
    const model = models.get(id);
    return model !== undefined && [...model.fields, ...model.queries].some(({ name }) => name === owner);
  };
  return named.find(isVisible) ?? named[0];
}

function modelsBehind(name: string, shapes: KnownBodies["shapes"]): readonly string[] {
  if (name.startsWith("model.")) {
    return [name];
  }
  const fields = Object.values(shapes.get(name)?.fields ?? {});
  return fields.flatMap((field) => (field !== undefined && "from" in field && typeof field.from === "string" ? [field.from.split(".").slice(0, 2).join(".")] : []));
}

function listIn(responses: EndpointIr["responses"]): ListIr | undefined {
  for (const { body, origin } of responses) {
    if (typeof body === "object" && "list" in body) {
      return buildList(body, body.list, origin);
    }
  }
  return undefined;
}

type ListDraft = NonNullable<Draft<Block<"resource">>["list"]>;

export function buildList(draft: ListDraft, of: string | undefined, origin: Origin): ListIr {
  return {
    of,
    filters: draft.filters === undefined ? undefined : listOf(draft.filters),
    sort: draft.sort,
    pagination: draft.pagination,
    max_page: draft.max_page ?? 100,
    loads: draft.loads === undefined ? undefined : listOf(draft.loads),
    search: draft.search ?? [],
    origin,
  };
}
