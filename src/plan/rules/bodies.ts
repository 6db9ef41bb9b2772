import type { Origin } from "../ir/origin.ts";
import { at } from "../ir/field-ir.ts";
import { recordAt } from "./endpoint-facts.ts";
import type { RuleContext } from "./rule.ts";

/** Names that stand side by side on the wire, each with where it is said. */
export type Body = readonly { readonly name: string; readonly where: Origin }[];

/** The keys of every body and query that a plan writes out: shapes, and what endpoints take and answer in place. */
export function bodiesOf({ ir, blocks }: RuleContext): readonly Body[] {
  const bodyAt = (origin: Origin, key: string): Body =>
    Object.keys(recordAt(blocks, origin, key)).map((name) => ({ name, where: at(origin, key, name) }));
  const own = ir.endpoints.filter(({ resource }) => resource === undefined);
  return [
    ...ir.shapes.map(({ origin }) => bodyAt(origin, "fields")),
    ...own.flatMap(({ origin, responses }) => [
      bodyAt(at(origin, "request"), "fields"),
      bodyAt(origin, "query"),
      ...responses.map((response) => bodyAt(response.origin, "fields")),
    ]),
  ];
}
