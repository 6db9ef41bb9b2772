import type { Path } from "../document/locate.ts";
import { missingPart } from "./references.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownReference = defineRule({
  code: "BP107",
  severity: "error",
  summary: "a reference names something that a plan or the project has",
  reason: "A dangling name is found here in a second, or by the coder in an hour.",
  fix: "correct the name, or add the block it names",
  good: "cache: {ttl: 60s, key: [mark], invalidated_by: [model.Loan]}",
  bad: "cache: {ttl: 60s, key: [mark], invalidated_by: [model.Lone]}",
  check: find,
});

function* find({ blocks, names }: RuleContext): Iterable<Report> {
  for (const [block, { references }] of blocks.entries()) {
    for (const { path, name, at } of references) {
      const missing = isTarget(path) ? null : missingPart(name, names);
      if (missing !== null) {
        yield { where: { block, path }, at, message: missing };
      }
    }
  }
}

/** Targets of relations have a rule of their own. */
function isTarget(path: Path): boolean {
  return path[0] === "fields" && path.at(-1) === "to";
}
