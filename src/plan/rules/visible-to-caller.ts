import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { Origin } from "../ir/origin.ts";
import type { NameIndex } from "../name-index.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const visibleToCaller = defineRule({
  code: "BP338",
  severity: "error",
  conventions: ["object-access"],
  summary: "who sees which rows follows from the caller alone",
  reason:
    "Where nobody is signed in there is nobody to own a row; a query that needs an argument has nothing to give it when it decides who sees what.",
  fix: "compare with `me` in the query, and let nobody own what is public",
  good: `auth: user
visible: {own: borrower}
operations: all`,
  bad: `auth: public
visible: {own: borrower}
operations: all`,
  check: find,
});

interface Seen extends Pick<EndpointIr, "auth" | "visible" | "model"> {
  readonly origin: Origin;
}

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const endpoints = ir.endpoints.filter(({ resource }) => resource === undefined);
  for (const seen of [...ir.resources, ...endpoints, ...ir.channels] as readonly Seen[]) {
    const where = { block: seen.origin.block, path: ["visible"] };
    if (seen.auth === "public" && typeof seen.visible === "object" && !("query" in seen.visible)) {
      yield { where, message: "nobody is signed in, so no row is theirs", fix: "say auth: user, or visible: all" };
    }
    for (const argument of argumentsOf(seen, names)) {
      yield {
        where,
        message: `the query takes "${argument}", and nothing gives it one`,
        fix: "compare with `me` in its `where` instead",
      };
    }
  }
}

function argumentsOf({ visible, model }: Seen, names: NameIndex): readonly string[] {
  const name = typeof visible === "object" && "query" in visible ? visible.query : undefined;
  const queries = (names.models.get(model ?? "") ?? []).flatMap((planned) => planned.queries);
  return queries.find((query) => query.name === name)?.args ?? [];
}
