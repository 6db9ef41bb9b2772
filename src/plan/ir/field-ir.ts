import type { Path } from "../document/locate.ts";
import type { FieldTypeName } from "../schema/field-types.ts";
import { toCamel } from "./casing.ts";
import type { Origin } from "./origin.ts";

/** A column or relation of a model, defaults filled in. Keys are those of the document. */
export interface FieldIr {
  readonly name: string;
  readonly wire: string;
  readonly type?: FieldTypeName;
  readonly null: boolean;
  readonly unique: boolean;
  readonly set_by: "client" | "server";
  readonly sensitive: boolean;
  readonly existing: boolean;
  /** Not written in the plan: `id`, time stamps, the hash of `dedup`. */
  readonly derived: boolean;
  readonly default?: unknown;
  readonly renamed_from?: string;
  readonly index?: "none";
  readonly to?: string;
  readonly on_delete?: "cascade" | "protect" | "set_null" | "restrict";
  readonly related_name?: string;
  readonly through?: string;
  readonly max?: number;
  readonly min?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly values?: readonly string[];
  readonly transitions?: Readonly<Record<string, readonly string[]>>;
  readonly of?: readonly string[];
  readonly dim?: number;
  readonly model?: string;
  readonly max_bytes?: number;
  readonly content_types?: readonly string[];
  readonly pattern?: string;
  readonly origin: Origin;
}

const derivedLimits: Partial<Record<FieldTypeName, Partial<FieldIr>>> = {
  text: { max: 10_000 },
  slug: { max: 80 },
  email: { max: 254 },
  url: { max: 2048 },
  json: { max_bytes: 16_384 },
};

/** A field as written; `drafted` holds nothing but what the field schema accepted. */
export function buildField(name: string, drafted: object, origin: Origin): FieldIr {
  const said = drafted as Partial<FieldIr>;
  return {
    ...(said.type === undefined ? {} : derivedLimits[said.type]),
    ...said,
    name,
    wire: toCamel(name),
    null: said.null ?? false,
    unique: said.unique ?? said.type === "one",
    set_by: said.set_by ?? "client",
    sensitive: said.sensitive ?? false,
    existing: said.existing ?? false,
    derived: false,
    origin,
  };
}

/** A field that every model has, or that follows from something else. */
export function deriveField(name: string, said: Partial<FieldIr>, origin: Origin): FieldIr {
  return { ...buildField(name, said, origin), set_by: "server", derived: true };
}

export function isRelation(field: FieldIr): boolean {
  return field.type === "ref" || field.type === "one" || field.type === "many";
}

export function at(origin: Origin, ...path: Path): Origin {
  return { block: origin.block, path: [...origin.path, ...path] };
}
