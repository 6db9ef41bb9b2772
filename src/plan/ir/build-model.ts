import type { Block } from "../schema/kinds.ts";
import { dedupOf, derivedIndexes, uniquesOf, writtenIndexes } from "./build-indexes.ts";
import { classToSnake, toPlural } from "./casing.ts";
import type { Draft } from "./draft.ts";
import { type FieldIr, at, buildField, deriveField } from "./field-ir.ts";
import { listOf } from "./list-of.ts";
import type { ModelIr, QueryIr } from "./model-ir.ts";
import type { Origin } from "./origin.ts";

export type ModelDraft = Draft<Block<"model">>;

interface ModelPlace {
  readonly plan: number;
  readonly origin: Origin;
  /** Fields that the server sets, as `model.Loan.borrower`. */
  readonly set?: ReadonlySet<string>;
}

/** A model with its derived fields, indexes and unique rules. */
export function buildModel(id: string, draft: ModelDraft, { plan, origin, set = new Set() }: ModelPlace): ModelIr {
  const name = id.slice("model.".length);
  const fields = [
    ...writtenFields(draft, { origin, isSet: (field) => set.has(`${id}.${field}`) }),
    ...derivedFields(draft, origin),
  ];
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
    indexes: [...writtenIndexes(draft, origin), ...derivedIndexes(fields, uniques)],
    uniques,
    checks: checksOf(draft, origin),
    queries: queriesOf(draft, origin),
    dedup: dedupOf(draft),
    origin,
  };
}

interface Setting {
  readonly origin: Origin;
  readonly isSet: (field: string) => boolean;
}

function writtenFields(draft: ModelDraft, { origin, isSet }: Setting): FieldIr[] {
  return Object.entries(draft.fields ?? {}).map(([name, field]) =>
    buildField(name, { ...(isSet(name) ? { set_by: "server" } : {}), ...field }, at(origin, "fields", name)),
  );
}

function derivedFields(draft: ModelDraft, origin: Origin): FieldIr[] {
  const place = at(origin, "id");
  const stamps = { both: ["created_at", "updated_at"], created: ["created_at"], none: [] }[draft.timestamps ?? "both"];
  const hash =
    draft.dedup === undefined || draft.dedup === "none"
      ? []
      : [deriveField("content_sha256", { type: "sha256", sensitive: true }, place)];
  const existing = draft.change === "alter";
  return [
    deriveField("id", { type: "uuid", unique: true, existing }, place),
    ...stamps.map((name) => deriveField(name, { type: "datetime", existing }, place)),
    ...hash,
  ].filter(({ name }) => draft.fields?.[name] === undefined);
}

function checksOf(draft: ModelDraft, origin: Origin): ModelIr["checks"] {
  return listOf(draft.constraints).flatMap((entry, index) => {
    const check = "check" in entry ? entry.check : undefined;
    const name = "name" in entry ? (entry.name ?? "") : "";
    return check === undefined ? [] : [{ name, check, origin: at(origin, "constraints", index) }];
  });
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
