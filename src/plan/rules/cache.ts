import { fieldsOf } from "../name-index.ts";
import { recordAt } from "./endpoint-facts.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const cache = defineRule({
  code: "BP331",
  severity: "error",
  conventions: ["caching"],
  summary: "a cached answer says how old it may be, what it differs by, and what makes it stale",
  reason: "A cache without its caller in the key shows one person's data to another.",
  fix: "give ttl, key and invalidated_by",
  good: "cache: {ttl: 60s, key: [mark], invalidated_by: [model.Loan]}",
  bad: "cache: {ttl: 60s, key: [marc], invalidated_by: [model.Loan]}",
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  for (const { cache: held, params, list, model, origin } of ir.endpoints) {
    if (typeof held !== "object") {
      continue;
    }
    const query = Object.keys(recordAt(blocks, { ...origin, path: [] }, "query"));
    const known = new Set([
      ...params,
      ...query,
      ...(list?.filters ?? []),
      ...(fieldsOf(names, model) ?? []).map(({ name }) => name),
      "user",
      "scope",
      "page",
      "sort",
      "cursor",
    ]);
    const where = { ...origin, path: list === undefined ? ["cache", "key"] : [...origin.path, "cache", "key"] };
    yield* (held.key ?? [])
      .filter((name) => !known.has(name))
      .map((name) => ({ where, message: `nothing in the request is called "${name}"${hint(name, known)}` }));
  }
}
