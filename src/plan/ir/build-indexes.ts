import type { Block } from "../schema/kinds.ts";
import { classToSnake } from "./casing.ts";
import type { Draft } from "./draft.ts";
import { type FieldIr, at } from "./field-ir.ts";
import { listOf } from "./list-of.ts";
import type { IndexIr, ModelIr, UniqueIr } from "./model-ir.ts";
import type { Origin } from "./origin.ts";

type ModelDraft = Draft<Block<"model">>;

export function writtenIndexes(draft: ModelDraft, origin: Origin): IndexIr[] {
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

/** Foreign keys, unique columns and unique constraints are indexed by themselves. */
export function derivedIndexes(fields: readonly FieldIr[], uniques: readonly UniqueIr[]): IndexIr[] {
  const indexed = fields.filter((field) => (field.type === "ref" && field.index !== "none") || field.unique);
  const rest = { method: "btree", include: [], derived: true };
  const constraints = uniques.filter(({ origin }) => origin.path[0] === "constraints");
  return [
    ...indexed.map(({ name, unique, origin }) => ({ ...rest, fields: [name], unique, origin })),
    ...constraints.map(({ fields: columns, where, origin }) => ({
      ...rest,
      fields: columns,
      where,
      unique: true,
      origin,
    })),
  ];
}

/** Every rule that no two rows may break, with the error code that answers for it. */
export function uniquesOf(
  name: string,
  fields: readonly FieldIr[],
  { draft, origin }: { readonly draft: ModelDraft; readonly origin: Origin },
): UniqueIr[] {
  const duplicate = `duplicate_${classToSnake(name)}`;
  const single = fields.filter(({ unique, derived }) => unique && !derived);
  const indexes = writtenIndexes(draft, origin).filter(({ unique }) => unique);
  const dedup = dedupOf(draft);
  const hashed =
    typeof dedup === "object" ? [{ fields: dedup.fields, code: duplicate, origin: at(origin, "dedup") }] : [];
  return [
    ...single.map((field) => ({ fields: [field.name], code: `${field.name}_taken`, origin: field.origin })),
    ...listedUniques(draft, duplicate, origin),
    ...indexes.map((index) => ({ fields: index.fields, where: index.where, code: duplicate, origin: index.origin })),
    ...hashed,
  ];
}

function listedUniques(draft: ModelDraft, duplicate: string, origin: Origin): UniqueIr[] {
  return listOf(draft.constraints).flatMap((entry, index) => {
    const fields = "unique" in entry ? entry.unique : undefined;
    const { where, code = duplicate } = "unique" in entry ? entry : {};
    return fields === undefined ? [] : [{ fields, where, code, origin: at(origin, "constraints", index) }];
  });
}

export function dedupOf(draft: ModelDraft): ModelIr["dedup"] {
  return draft.dedup === undefined || draft.dedup === "none"
    ? draft.dedup
    : { fields: draft.dedup.fields ?? [], conflict: draft.dedup.conflict ?? 409 };
}
