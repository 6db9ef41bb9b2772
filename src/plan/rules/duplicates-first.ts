import { at } from "../ir/field-ir.ts";
import { allSteps } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const duplicatesFirst = defineRule({
  code: "BP503",
  severity: "error",
  conventions: ["migrations"],
  summary: "a unique rule over rows that are there says what becomes of duplicates",
  reason: "The index cannot be built over two equal rows, and the migration stops half way.",
  fix: "say in `duplicates` how they are found and resolved",
  good: "  - {phase: expand, deploy: 1, do: add_unique, fields: [shelf_mark], duplicates: the newer book loses its mark}",
  bad: "  - {phase: expand, deploy: 1, do: add_unique, fields: [shelf_mark]}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { step, origin } of allSteps(ir)) {
    if (step.do === "add_unique" && step.duplicates === undefined) {
      yield { where: at(origin, "do"), message: "rows that are equal already are not provided for" };
    }
  }
}
