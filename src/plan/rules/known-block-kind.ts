import { suggest } from "../../suggest.ts";
import { isKind, kinds } from "../schema/kinds.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownBlockKind = defineRule({
  code: "BP005",
  severity: "error",
  summary: "a plan block is of a kind that exists",
  reason: "A block of an unknown kind would be skipped in silence, and with it everything it decides.",
  fix: "use one of the kinds of docs/plan-format.md",
  good: "```yaml plan:metric",
  bad: "```yaml plan:metrics",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    for (const { kind, start } of document.blocks) {
      if (!isKind(kind)) {
        const meant = suggest(kind, Object.keys(kinds));
        const hint = meant === null ? "" : `; did you mean "${meant}"?`;
        yield { where: { document, start, end: start + 1 }, message: `there is no block kind "${kind}"${hint}` };
      }
    }
  }
}
