import type { Block } from "../schema/kinds.ts";
import { classToSnake, toPlural } from "./casing.ts";
import type { Draft } from "./draft.ts";
import { type FieldIr, at, buildField, deriveField } from "./field-ir.ts";
import type { Origin } from "./plan-ir.ts";

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

type ModelDraft = Draft<Block<"model">>;

/** A list that may be `none`, or not known at all. */
export function listOf<T>(value: readonly T[] | "none" | undefined): readonly T[] {
  return value === undefined || value === "none" ? [] : value;
}

export function buildModel(id: string, draft: ModelDraft, { plan, origin }: { readonly plan: number; readonly origin: Origin }): ModelIr {
  const name = id.slice("model.".length);
  const fields = [...writtenFields(draft, origin), ...derivedFields(draft, origin)];
  const uniques = uniquesOf(name, fields, { draft, origin });
  return {
    id,
    name,
    plan,
    table: draft.table ?? toPlural(classToSnake(name)),
    change: draft.change ?? "create",
    scope: draft.scope,
    expected_rows: draft.expected_rows,
    ordering: draft.ordering ?? ["-created_at"],
    fields,
    removed: draft.removed ?? [],
    indexes: [...writtenIndexes(draft, origin), ...derivedIndexes(fields), ...constraintIndexes(uniques)],
    uniques,
    checks: listOf(draft.constraints).flatMap((entry, index) =>
      "check" in entry && entry.check !== undefined ? [{ name: entry.name ?? "", check: entry.check, origin: at(origin, "constraints", index) }] : [],
    ),
    queries: queriesOf(draft, origin),
    dedup: dedupOf(draft),
    origin,
  };
}

function writtenFields(draft: ModelDraft, origin: Origin): FieldIr[] {
  return Object.entries(draft.fields ?? {}).map(([name, field]) => buildField(name, field ?? {}, at(origin, "fields", name)));
}

function derivedFields(draft: ModelDraft, origin: Origin): FieldIr[] {
  const place = at(origin, "id");
  const stamps = { both: ["created_at", "updated_at"], created: ["created_at"], none: [] }[draft.timestamps ?? "both"];
  const hash = draft.dedup === undefined || draft.dedup === "none" ? [] : [deriveField("content_sha256", { type: "sha256", sensitive: true }, place)];
  const existing = draft.change === "alter";
  return [
    deriveField("id", { type: "uuid", unique: true, existing }, place),
    ...stamps.map((name) => deriveField(name, { type: "datetime", existing }, place)),
    ...hash,
  ].filter(({ name }) => draft.fields?.[name] === undefined);
}

function writtenIndexes(draft: ModelDraft, origin: Origin): IndexIr[] {
  return listOf(draft.indexes).map((entry, index) => ({
    fields: entry.fields ?? [],
    where: entry.where,
    unique: entry.unique ?? false,
    method: entry.method ?? "btree",
    include: entry.include ?? [],
    derived: false,
    origin: at(origin, "indexes", index),
  }));
}

/** Foreign keys and unique columns are indexed by themselves. */
function derivedIndexes(fields: readonly FieldIr[]): IndexIr[] {
  const indexed = fields.filter((field) => (field.type === "ref" && field.index !== "none") || field.unique);
  return indexed.map((field) => ({ fields: [field.name], unique: field.unique, method: "btree", include: [], derived: true, origin: field.origin }));
}

/** A unique constraint is an index over its fields. */
function constraintIndexes(uniques: readonly UniqueIr[]): IndexIr[] {
  const constraints = uniques.filter(({ origin }) => origin.path[0] === "constraints");
  return constraints.map(({ fields, where, origin }) => ({ fields, where, unique: true, method: "btree", include: [], derived: true, origin }));
}

function uniquesOf(name: string, fields: readonly FieldIr[], { draft, origin }: { readonly draft: ModelDraft; readonly origin: Origin }): UniqueIr[] {
  const duplicate = `duplicate_${classToSnake(name)}`;
  const single = fields.filter(({ unique, derived }) => unique && !derived).map((field) => ({ fields: [field.name], code: `${field.name}_taken`, origin: field.origin }));
  const listed = listOf(draft.constraints).flatMap((entry, index) =>
    "unique" in entry && entry.unique !== undefined
      ? [{ fields: entry.unique, where: entry.where, code: entry.code ?? duplicate, origin: at(origin, "constraints", index) }]
      : [],
  );
  const indexes = writtenIndexes(draft, origin).filter(({ unique }) => unique).map((index) => ({ fields: index.fields, where: index.where, code: duplicate, origin: index.origin }));
  const dedup = dedupOf(draft);
  const hash = dedup === undefined || dedup === "none" ? [] : [{ fields: dedup.fields, code: duplicate, origin: at(origin, "dedup") }];
  return [...single, ...listed, ...indexes, ...hash];
}

function dedupOf(draft: ModelDraft): ModelIr["dedup"] {
  return draft.dedup === undefined || draft.dedup === "none" ? draft.dedup : { fields: draft.dedup.fields ?? [], conflict: draft.dedup.conflict ?? 409 };
}

function queriesOf(draft: ModelDraft, origin: Origin): QueryIr[] {
  const queries = draft.queries === undefined || draft.queries === "none" ? {} : draft.queries;
  return Object.entries(queries).map(([name, query]) => ({
    name,
    args: query?.args ?? [],
    where: query?.where === "none" ? undefined : query?.where,
    order: query?.order ?? [],
    loads: query?.loads === undefined ? undefined : listOf(query.loads),
    origin: at(origin, "queries", name),
  }));
}
