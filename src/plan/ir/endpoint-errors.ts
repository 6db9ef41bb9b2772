import type { Block } from "../schema/kinds.ts";
import { deriveErrors } from "./derived-errors.ts";
import type { Draft } from "./draft.ts";
import type { EndpointIr, ErrorIr, Method } from "./endpoint-ir.ts";
import { at } from "./field-ir.ts";
import type { InputKind } from "./input-of.ts";
import type { Origin } from "./origin.ts";

type EndpointDraft = Draft<Block<"endpoint">>;

/** The errors as written, with where they were written. */
export function writtenErrors(errors: EndpointDraft["errors"], origin: Origin): readonly ErrorIr[] {
  if (errors === undefined || errors === "none") {
    return [];
  }
  const isExact = "exactly" in errors;
  const entries = (isExact ? errors.exactly : errors) as
    | Draft<readonly { status: number; code: string; when: string }[]>
    | undefined;
  return (entries ?? []).map((entry, index) => ({
    status: entry.status ?? 0,
    code: entry.code ?? "",
    when: entry.when ?? "",
    derived: false,
    origin: isExact ? at(origin, "exactly", index) : at(origin, index),
  }));
}

/** The errors of an endpoint: those written, and unless they are exact, those that follow. */
export function errorsOf(
  draft: EndpointDraft,
  { method, input }: { readonly method: Method | undefined; readonly input: InputKind },
  origin: Origin,
): Pick<EndpointIr, "errors" | "has_exact_errors"> {
  const place = at(origin, "errors");
  const written = writtenErrors(draft.errors, place);
  const has_exact_errors = typeof draft.errors === "object" && "exactly" in draft.errors;
  if (has_exact_errors) {
    return { errors: written, has_exact_errors };
  }
  const derived = deriveErrors({ auth: draft.auth, method, input, origin: place });
  return {
    errors: [...written, ...derived.filter((error) => !written.some(({ code }) => code === error.code))],
    has_exact_errors,
  };
}
