import type { Origin } from "../ir/origin.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const identifierLength = defineRule({
  code: "BP226",
  severity: "error",
  summary: "names of indexes and constraints fit into 63 bytes",
  reason: "PostgreSQL cuts longer names in silence, and two cut names can be the same.",
  fix: "shorten the table or give the constraint a shorter name",
  good: "expected_rows: 2000000",
  bad: "expected_rows: 2000000\ntable: a_table_with_a_name_that_is_far_too_long",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    for (const { fields, origin } of model.indexes) {
      yield* tooLong(`ix_${model.table}_${fields.map((name) => name.replace(/^-/, "")).join("_")}`, origin);
    }
    for (const { name, origin } of model.checks) {
      yield* tooLong(`ck_${model.table}_${name}`, origin);
    }
  }
}

function* tooLong(name: string, where: Origin): Iterable<Report> {
  if (name.length > 63) {
    yield { where, message: `its name "${name}" has ${name.length} characters` };
  }
}
