import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const noTrailingSlash = defineRule({
  code: "BP322",
  severity: "error",
  summary: "a path does not end in a slash",
  reason: "The contract has no redirects: with the slash the route is 404.",
  fix: "drop the slash",
  good: "path: /loans",
  bad: "path: /loans/",
  check: find,
});

function* find({ blocks }: RuleContext): Iterable<Report> {
  for (const [block, { draft }] of blocks.entries()) {
    for (const key of ["route", "path"]) {
      const said = valueAt(draft, [key]);
      if (typeof said === "string" && /[^ ]\/$/.test(said)) {
        yield {
          where: { block, path: [key] },
          message: `"${said}" ends in a slash`,
          replacement: said.replace(/\/+$/, ""),
        };
      }
    }
  }
}
