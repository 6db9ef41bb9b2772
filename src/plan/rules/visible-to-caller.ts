import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
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
    for (const [key, name] of strangers(seen, names)) {
      const fix = key === "own" ? "name a relation to model.User" : "name a relation to what organises the rows";
      yield {
        where: { ...where, path: ["visible", key] },
        message: `"${name}" is ${key === "own" ? "no person" : "no relation"}`,
        fix,
      };
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

/** Owners and scopes that are plain columns. */
function strangers({ visible, model }: Seen, names: NameIndex): readonly (readonly [string, string])[] {
  return Object.entries(typeof visible === "object" ? visible : {}).flatMap(([key, name = ""]) => {
    const fields = (model === undefined ? [] : (fieldsOf(names, model) ?? [])).filter((field) => field.name === name);
    const isStranger = fields.some(({ type, to }) => type !== undefined && to === undefined);
    const isElse = key === "own" && fields.some(({ to }) => to !== undefined && to !== "model.User");
    return key !== "query" && name !== "id" && (isStranger || isElse) ? [[key, name]] : [];
  });
}

function argumentsOf({ visible, model }: Seen, names: NameIndex): readonly string[] {
  const name = typeof visible === "object" && "query" in visible ? visible.query : undefined;
  const queries = (names.models.get(model ?? "") ?? []).flatMap((planned) => planned.queries);
  return queries.find((query) => query.name === name)?.args ?? [];
}
