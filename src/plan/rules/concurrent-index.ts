import { at } from "../ir/field-ir.ts";
import { allSteps } from "./migration-steps.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const concurrentIndex = defineRule({
  code: "BP504",
  severity: "error",
  conventions: ["migrations", "zero-downtime"],
  summary: "an index on a large table is built concurrently",
  reason: "Building it in one go locks the table against writes for minutes.",
  fix: "say concurrently: true",
  good: "  - {phase: expand, deploy: 1, do: add_index, fields: [shelf_mark], concurrently: true}",
  bad: "  - {phase: expand, deploy: 1, do: add_index, fields: [shelf_mark]}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { migration, step, origin } of allSteps(ir)) {
    const rows = Math.max(
      0,
      ...ir.models.filter(({ id }) => id === migration.model).map(({ expected_rows: expected }) => expected ?? 0),
    );
    const isIndex = step.do === "add_index" || step.do === "add_unique";
    if (isIndex && rows >= 100_000 && step.concurrently !== true) {
      yield {
        where: at(origin, "do"),
        message: `the table has ${rows} rows, and the index locks it while it is built`,
      };
    }
  }
}
