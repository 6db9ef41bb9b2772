import type { FieldIr } from "./field-ir.ts";
import type { Origin } from "./origin.ts";

export interface IndexIr {
  readonly fields: readonly string[];
  readonly where?: string | undefined;
  readonly unique: boolean;
  readonly method: string;
  readonly include: readonly string[];
  readonly derived: boolean;
  readonly origin: Origin;
}

/** A set of fields of which no two rows may agree, and the error code that says so. */
export interface UniqueIr {
  readonly fields: readonly string[];
  readonly where?: string | undefined;
  readonly code: string;
  readonly origin: Origin;
}

export interface QueryIr {
  readonly name: string;
  readonly args: readonly string[];
  readonly where?: string | undefined;
  readonly order: readonly string[];
  readonly loads?: readonly string[] | undefined;
  readonly origin: Origin;
}

export interface ModelIr {
  readonly id: string;
  readonly name: string;
  readonly plan: number;
  readonly table: string;
  readonly change: "create" | "alter";
  readonly scope?: string | undefined;
  readonly expected_rows?: number | undefined;
  readonly ordering: readonly string[];
  readonly fields: readonly FieldIr[];
  readonly removed: readonly string[];
  readonly indexes: readonly IndexIr[];
  readonly uniques: readonly UniqueIr[];
  readonly checks: readonly { readonly name: string; readonly check: string; readonly origin: Origin }[];
  readonly queries: readonly QueryIr[];
  readonly dedup?: { readonly fields: readonly string[]; readonly conflict: 409 | "existing" } | "none" | undefined;
  readonly origin: Origin;
}
