import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import type { Origin } from "./origin.ts";

type EndpointDraft = Draft<Block<"endpoint">>;
type ResourceDraft = Draft<Block<"resource">>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type AuthIr = EndpointDraft["auth"];
export type VisibleIr = ResourceDraft["visible"];
export type RequestIr = EndpointDraft["request"];
export type ResponseIr = NonNullable<EndpointDraft["response"]>[keyof NonNullable<EndpointDraft["response"]>];
export type CacheIr = EndpointDraft["cache"];
export type TransactionIr = EndpointDraft["transaction"];
export type IdempotencyIr = EndpointDraft["idempotency"];

export interface EffectIr {
  readonly create?: string | undefined;
  readonly update?: string | undefined;
  readonly delete?: string | undefined;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly where?: string | undefined;
  readonly when?: string | undefined;
  readonly unless?: string | undefined;
  readonly lock?: "none" | "row" | "advisory" | undefined;
}

export interface ErrorIr {
  readonly status: number;
  readonly code: string;
  readonly when: string;
  /** Follows from the rest of the plan and was not written. */
  readonly derived: boolean;
  readonly origin: Origin;
}

export interface ListIr {
  /** The model or shape of an item. */
  readonly of?: string | undefined;
  readonly filters?: readonly string[] | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly pagination?: "cursor" | "page" | "none" | undefined;
  readonly max_page: number;
  readonly loads?: readonly string[] | undefined;
  readonly search: readonly string[];
  readonly origin: Origin;
}

/** One route. A resource has one for each of its operations, named `resource.orders.create`. */
export interface EndpointIr {
  readonly id: string;
  readonly plan: number;
  readonly resource?: string | undefined;
  readonly operation?: string | undefined;
  readonly method?: Method | undefined;
  /** Below the version, as written: `/orders/{id}`. */
  readonly path?: string | undefined;
  /** With the version: `/api/v1/orders/{id}`. */
  readonly url?: string | undefined;
  readonly params: readonly string[];
  readonly auth?: AuthIr;
  readonly visible?: VisibleIr;
  /** The model whose rows the path names or the answer shows. */
  readonly model?: string | undefined;
  readonly request?: RequestIr;
  readonly responses: readonly {
    readonly status: number;
    readonly body?: ResponseIr | undefined;
    readonly origin: Origin;
  }[];
  readonly errors: readonly ErrorIr[];
  readonly has_exact_errors: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** What a new row gets without its client saying so: its owner. */
  readonly sets?: Readonly<Record<string, string>> | undefined;
  readonly transaction?: TransactionIr;
  readonly idempotency?: IdempotencyIr;
  readonly effects?: readonly EffectIr[] | undefined;
  readonly computed?: Readonly<Record<string, string | undefined>> | undefined;
  readonly enqueues?: readonly string[] | undefined;
  readonly calls: readonly string[];
  readonly list?: ListIr | undefined;
  readonly loads?: readonly string[] | undefined;
  readonly cache?: CacheIr;
  readonly rate_limit?: unknown;
  readonly origin: Origin;
}
