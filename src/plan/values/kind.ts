import type { PlannedField } from "../name-index.ts";
import type { FieldTypeName } from "../schema/field-types.ts";

/** What values can stand for each other: a slug for a text, an id for a row. */
export type ValueKind = "text" | "number" | "truth" | "moment" | "day" | "span" | "row" | "anything";

const kinds: Readonly<Record<FieldTypeName, ValueKind>> = {
  string: "text",
  text: "text",
  slug: "text",
  email: "text",
  url: "text",
  uuid: "row",
  sha256: "text",
  enum: "text",
  integer: "number",
  bigint: "number",
  decimal: "number",
  boolean: "truth",
  date: "day",
  datetime: "moment",
  duration: "span",
  ref: "row",
  one: "row",
  many: "anything",
  json: "anything",
  vector: "anything",
  file: "anything",
};

export function kindOf({ type }: Pick<PlannedField, "type">): ValueKind {
  return type === undefined ? "anything" : kinds[type];
}

/** Whether a value of one kind can stand where the other is wanted. */
export function agree(a: ValueKind, b: ValueKind): boolean {
  return a === b || a === "anything" || b === "anything" || (isCount(a) && isCount(b));
}

/** A duration counts seconds. */
function isCount(kind: ValueKind): boolean {
  return kind === "number" || kind === "span";
}
