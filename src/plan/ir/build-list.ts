import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import type { ListIr } from "./endpoint-ir.ts";
import { listOf } from "./list-of.ts";
import type { Origin } from "./origin.ts";

type ListDraft = NonNullable<Draft<Block<"resource">>["list"]>;

/** A list with the largest page filled in. */
export function buildList(draft: ListDraft, of: string | undefined, origin: Origin): ListIr {
  return {
    of,
    filters: draft.filters === undefined ? undefined : listOf(draft.filters),
    sort: draft.sort,
    pagination: draft.pagination,
    max_page: draft.max_page ?? 100,
    loads: draft.loads === undefined ? undefined : listOf(draft.loads),
    search: draft.search ?? [],
    origin,
  };
}
