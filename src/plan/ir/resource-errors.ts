import { type ErrorSource, deriveErrors } from "./derived-errors.ts";
import type { ErrorIr } from "./endpoint-ir.ts";
import { type InputKind, hasFileField } from "./input-of.ts";
import type { ModelIr } from "./model-ir.ts";
import type { Origin } from "./origin.ts";
import { type Operation, routes } from "./resource-routes.ts";

export interface OperationFacts {
  readonly operation: Operation;
  readonly auth: ErrorSource["auth"];
  readonly model: ModelIr | undefined;
  readonly concurrency: "none" | "etag" | undefined;
  readonly origin: Origin;
}

/** The errors of an operation: what was written, and what follows from model, method and policy. */
export function resourceErrors(facts: OperationFacts, written: readonly ErrorIr[]): readonly ErrorIr[] {
  const { operation, auth, origin } = facts;
  const { method } = routes[operation];
  const derived = [...ownErrors(facts), ...deriveErrors({ auth, method, input: inputOf(facts), origin })];
  const fresh = derived.filter(({ code }, index) => derived.findIndex((other) => other.code === code) === index);
  return [...written, ...fresh.filter(({ code }) => !written.some((other) => other.code === code))];
}

function inputOf({ operation, model }: OperationFacts): InputKind {
  if (operation === "retrieve" || operation === "delete") {
    return "none";
  }
  return operation !== "list" && hasFileField(model) ? "file" : "validated";
}

function ownErrors({ operation, model, concurrency, origin }: OperationFacts): readonly ErrorIr[] {
  const writes = operation === "create" || operation === "update";
  const conflicts = writes && !answersWithExisting(model) ? (model?.uniques ?? []) : [];
  const found = [
    ...(routes[operation].suffix === ""
      ? []
      : [{ status: 404, code: "not_found", when: "absent, or not visible to the caller" }]),
    ...conflicts.map(({ code, fields }) => ({
      status: 409,
      code,
      when: `another row has the same ${fields.join(", ")}`,
    })),
    ...(operation === "update" && concurrency === "etag"
      ? [{ status: 412, code: "stale", when: "the row has changed since it was read" }]
      : []),
  ];
  return found.map((error) => ({ ...error, derived: true, origin }));
}

function answersWithExisting(model: ModelIr | undefined): boolean {
  return typeof model?.dedup === "object" && model.dedup.conflict === "existing" && model.uniques.length === 1;
}
