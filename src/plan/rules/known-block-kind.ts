import { isKind, kinds } from "../schema/kinds.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownBlockKind = defineRule({
  code: "BP005",
  severity: "error",
  summary: "a plan block is of a kind that exists",
  reason: "A block of an unknown kind would be skipped in silence, and with it everything it decides.",
  fix: `use one of ${Object.keys(kinds).join(", ")}`,
  good: "```yaml plan:metric",
  bad: "```yaml plan:metrics",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    for (const { kind, start } of document.blocks) {
      if (!isKind(kind)) {
        const message =
          kind === ""
            ? "a block does not say its kind"
            : `there is no block kind "${kind}"${hint(kind, Object.keys(kinds))}`;
        yield { where: { document, start, end: start + 1 }, message };
      }
    }
  }
}
