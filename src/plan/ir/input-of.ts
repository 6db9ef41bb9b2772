import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import type { KnownBodies } from "./main-model.ts";
import type { ModelIr } from "./model-ir.ts";

/** What a route looks at: nothing, JSON and query parameters, or an upload among them. */
export type InputKind = "none" | "validated" | "file";

type EndpointDraft = Draft<Block<"endpoint">>;

/** What an endpoint looks at; a list has its pages and filters. */
export function inputOf(draft: EndpointDraft, known: KnownBodies): InputKind {
  const { request = "none" } = draft;
  if (request === "none") {
    return readsQuery(draft) ? "validated" : "none";
  }
  const body = typeof request === "string" ? known.shapes.get(request) : request;
  const hasFile = Object.values(body?.fields ?? {}).some((field) => isFile(field, known));
  return hasFile || (typeof request === "string" && hasFileField(known.models.get(request))) ? "file" : "validated";
}

function readsQuery({ query = "none", response = {} }: EndpointDraft): boolean {
  return query !== "none" || Object.values(response).some((body) => typeof body === "object" && "list" in body);
}

/** Whether clients write a file of the model. */
export function hasFileField(model: ModelIr | undefined): boolean {
  return (model?.fields ?? []).some(({ type, set_by }) => type === "file" && set_by === "client");
}

function isFile(field: object | undefined, { models }: KnownBodies): boolean {
  const { type, from = "" } = (field ?? {}) as { readonly type?: string; readonly from?: string };
  const [, model = "", name] = /^(model\.\w+)\.(\w+)$/.exec(from) ?? [];
  const source = models.get(model)?.fields.find((candidate) => candidate.name === name);
  return type === "file" || source?.type === "file";
}
