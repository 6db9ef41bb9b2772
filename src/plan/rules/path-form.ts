import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const pathForm = defineRule({
  code: "BP321",
  severity: "error",
  conventions: ["camel-case"],
  summary: "path segments are kebab-case, parameters snake_case",
  reason: "One form for all paths of an API, so that nobody has to look it up.",
  fix: "write the segment in lower case with hyphens",
  good: "path: /loans/live",
  bad: "path: /loans/liveView",
  check: find,
});

function* find({ blocks }: RuleContext): Iterable<Report> {
  for (const [block, { draft }] of blocks.entries()) {
    for (const key of ["route", "path"]) {
      const said = valueAt(draft, [key]);
      const segments =
        typeof said === "string"
          ? said
              .replace(/^[A-Z]+ /, "")
              .split("/")
              .filter((segment) => segment !== "")
          : [];
      const wrong = segments.filter((segment) => !/^([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][a-z0-9_]*\})$/.test(segment));
      const twice = segments.find((segment, index) => segment.startsWith("{") && segments.indexOf(segment) < index);
      if (twice !== undefined) {
        yield {
          where: { block, path: [key] },
          message: `${twice} stands twice`,
          fix: "give each parameter its own name",
        };
      }
      yield* wrong.map((segment) => ({
        where: { block, path: [key] },
        message: `"${segment}" is neither kebab-case nor a {parameter}`,
      }));
    }
  }
}
