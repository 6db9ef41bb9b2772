import type { EndpointIr, ListIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { IndexIr } from "../ir/model-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const indexForList = defineRule({
  code: "BP208",
  severity: "error",
  conventions: ["indexes"],
  summary: "every filter and sort of a list is backed by an index",
  reason:
    "A list is fast on the developer's ten rows and times out on the real table. An index that starts with what narrows the list for each caller counts for its filters; a sort needs one in which only fixed columns stand before it.",
  fix: "add an index that starts with the column, or with what the list is narrowed by",
  good: `  - {fields: [borrower, -created_at]}
`,
  bad: "",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints) {
    const models = names.models.get(endpoint.list?.of ?? "");
    if (endpoint.list !== undefined && models !== undefined) {
      yield* unindexed(
        endpoint.list,
        narrowing(endpoint),
        models.flatMap(({ indexes }) => indexes),
      );
    }
  }
}

function narrowing({ visible }: EndpointIr): readonly string[] {
  if (typeof visible !== "object") {
    return [];
  }
  return [("own" in visible ? visible.own : undefined) ?? ("scope" in visible ? visible.scope : undefined) ?? ""];
}

function* unindexed(list: ListIr, narrow: readonly string[], indexes: readonly IndexIr[]): Iterable<Report> {
  const whole = indexes.filter(({ where }) => where === undefined).map(({ fields }) => fields.map(bare));
  for (const [position, filter] of (list.filters ?? []).entries()) {
    if (filter !== "id" && !whole.some(([first]) => first === filter || narrow.includes(first ?? ""))) {
      yield { where: at(list.origin, "filters", position), message: `no index serves the filter "${filter}"` };
    }
  }
  const fixed = new Set([...narrow, ...(list.filters ?? [])]);
  for (const [position, sort] of (list.sort ?? []).entries()) {
    const name = bare(sort);
    if (
      name !== "id" &&
      !whole.some(
        (fields) => fields.includes(name) && fields.slice(0, fields.indexOf(name)).every((before) => fixed.has(before)),
      )
    ) {
      yield { where: at(list.origin, "sort", position), message: `no index serves the order "${sort}"` };
    }
  }
}

function bare(name: string): string {
  return name.replace(/^-/, "");
}
