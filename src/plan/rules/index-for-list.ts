import type { ListIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { IndexIr } from "../ir/model-ir.ts";
import { narrowedBy } from "./narrowed-by.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const indexForList = defineRule({
  code: "BP208",
  severity: "error",
  conventions: ["indexes"],
  summary: "every filter and sort of a list is backed by an index",
  reason:
    "A list is fast on the developer's ten rows and times out on the real table. Filters may be left out: an order needs an index in which only what narrows the list for each caller stands before it, and in a table of 100,000 rows each filter needs one that goes on with the default order. An index that starts with what narrows the list counts for its filters.",
  fix: "add an index that starts with the column, or with what the list is narrowed by",
  good: `indexes:
  - {fields: [borrower, -created_at]}
  - {fields: [branch, due_at], where: "status = 'active'"}`,
  bad: `indexes:
  - {fields: [branch, due_at], where: "status = 'active'"}`,
  check: find,
});

/** Fewer rows than these are ordered in memory, once a filter has found them. */
const manyRows = 100_000;

function* find(context: RuleContext): Iterable<Report> {
  const { ir, names } = context;
  for (const endpoint of ir.endpoints) {
    const models = names.models.get(endpoint.list?.of ?? "");
    if (endpoint.list !== undefined && models !== undefined) {
      const rows = Math.max(...models.map(({ expected_rows: expected }) => expected ?? 0));
      const whole = models
        .flatMap(({ indexes }) => indexes)
        .filter(({ where, method }) => where === undefined && method === "btree");
      yield* unindexed(endpoint.list, { narrow: narrowedBy(endpoint, context), rows, whole });
    }
  }
}

interface Backing {
  /** The columns that are the same in every row of an answer. */
  readonly narrow: readonly string[];
  readonly rows: number;
  readonly whole: readonly IndexIr[];
}

function* unindexed(list: ListIr, backing: Backing): Iterable<Report> {
  const { filters = [], sort = [], origin } = list;
  for (const [position, filter] of filters.entries()) {
    const message = filter === "id" ? null : unfiltered(filter, sort[0] ?? "id", backing);
    yield* message === null ? [] : [{ where: at(origin, "filters", position), message }];
  }
  // Every filter may be left out, so that none of them is there to narrow what is ordered.
  for (const [position, order] of sort.entries()) {
    if (bare(order) !== "id" && !isOrdered(backing.whole, bare(order), { fixed: backing.narrow })) {
      const message = `without a filter no index serves the order "${order}"`;
      yield { where: at(origin, "sort", position), message };
    }
  }
}

/** What a filter lacks: an index that starts with it, and goes on with the order where many rows may be left. */
function unfiltered(filter: string, order: string, { narrow, rows, whole }: Backing): string | null {
  const isAlone = whole.some(({ unique, fields }) => unique && fields.length === 1 && fields[0] === filter);
  const isFew = narrow.length > 0 || rows < manyRows || isAlone || bare(order) === "id";
  if (!isFew) {
    const isServed = isOrdered(whole, bare(order), { fixed: [filter], behind: filter });
    return isServed ? null : `no index serves the filter "${filter}" in the order "${order}"`;
  }
  const isServed = whole.some(({ fields: [column = ""] }) => [filter, ...narrow].includes(bare(column)));
  return isServed ? null : `no index serves the filter "${filter}"`;
}

interface Before {
  readonly fixed: readonly string[];
  /** The column that must be among them. */
  readonly behind?: string;
}

/** Whether an index has a column behind nothing but what is the same in all rows that are looked for. */
function isOrdered(indexes: readonly IndexIr[], name: string, { fixed, behind }: Before): boolean {
  return indexes.some(({ fields }) => {
    const columns = fields.map(bare);
    const before = columns.slice(0, columns.indexOf(name));
    const isBehind = behind === undefined || name === behind || before.includes(behind);
    return columns.includes(name) && before.every((column) => fixed.includes(column)) && isBehind;
  });
}

function bare(name: string): string {
  return name.replace(/^-/, "");
}
