import { apiPrefix } from "../ir/api-prefix.ts";
import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const pathBelowVersion = defineRule({
  code: "BP301",
  severity: "error",
  conventions: ["versioned"],
  summary: "a path is written below the version, which is added to it",
  reason:
    "The prefix /api/v1 is said once for the whole project; a second one in the plan ends up in the URL twice, or in another version by accident.",
  fix: "drop the prefix",
  good: "path: /loans",
  bad: "path: /api/v1/loans",
  check: find,
});

function* find({ blocks }: RuleContext): Iterable<Report> {
  for (const [block, { draft }] of blocks.entries()) {
    for (const key of ["route", "path"]) {
      const said = valueAt(draft, [key]);
      const [, method = "", prefix = "", rest = ""] =
        typeof said === "string" ? (/^([A-Z]+ )?(\/(?:api(?:\/v\d+)?|v\d+))(\/.*)$/.exec(said) ?? []) : [];
      if (prefix !== "") {
        // Which version a path below another one belongs to is for its author to say.
        const isAdded = `${apiPrefix}/`.includes(`${prefix}/`);
        yield {
          where: { block, path: [key] },
          message: `the path starts with "${prefix}", and ${apiPrefix} is added to it`,
          ...(isAdded ? { replacement: `${method}${rest}` } : {}),
        };
      }
    }
  }
}
