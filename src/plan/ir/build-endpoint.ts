import type { Block } from "../schema/kinds.ts";
import { apiPrefix } from "./api-prefix.ts";
import { buildList } from "./build-list.ts";
import type { Draft } from "./draft.ts";
import { effectsOf } from "./effects-of.ts";
import { errorsOf } from "./endpoint-errors.ts";
import type { EndpointIr, ListIr, Method } from "./endpoint-ir.ts";
import { at } from "./field-ir.ts";
import { inputOf } from "./input-of.ts";
import { listOf, saidList } from "./list-of.ts";
import { type KnownBodies, mainModel } from "./main-model.ts";
import type { Origin } from "./origin.ts";
import { paramsOf } from "./params-of.ts";

type EndpointDraft = Draft<Block<"endpoint">>;

export interface BlockPlace {
  readonly id: string;
  readonly plan: number;
  readonly origin: Origin;
}

/** An endpoint with its derived errors and the model it is about. */
export function buildEndpoint(draft: EndpointDraft, { id, plan, origin }: BlockPlace, known: KnownBodies): EndpointIr {
  const [method, path] = (draft.route?.split(" ") ?? []) as [Method?, string?];
  const responses = responsesOf(draft, origin);
  return {
    id,
    plan,
    method,
    path,
    url: path === undefined ? undefined : `${apiPrefix}${path}`,
    params: paramsOf(path),
    auth: draft.auth,
    visible: draft.visible,
    model: draft.model ?? mainModel(draft, known),
    request: draft.request,
    responses,
    ...errorsOf(draft, { method, input: inputOf(draft, known) }, origin),
    reads: [],
    writes: [],
    ...behaviourOf(draft),
    list: listIn(responses),
    loads: saidList(draft.loads),
    cache: draft.cache,
    rate_limit: draft.rate_limit,
    origin,
  };
}

type Behaviour = Pick<EndpointIr, "transaction" | "idempotency" | "effects" | "computed" | "enqueues" | "calls">;

function behaviourOf({ transaction, idempotency, effect, computed, enqueues, calls }: EndpointDraft): Behaviour {
  return {
    transaction,
    idempotency,
    effects: effectsOf(effect),
    computed,
    enqueues: saidList(enqueues),
    calls: listOf(calls),
  };
}

function responsesOf(draft: EndpointDraft, origin: Origin): EndpointIr["responses"] {
  return Object.entries(draft.response ?? {}).map(([status, body]) => ({
    status: Number(status),
    body,
    origin: at(origin, "response", status),
  }));
}

function listIn(responses: EndpointIr["responses"]): ListIr | undefined {
  for (const { body, origin } of responses) {
    if (typeof body === "object" && "list" in body) {
      return buildList(body, body.list, origin);
    }
  }
  return undefined;
}
