import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const expectsSomething = defineRule({
  code: "BP616",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case expects something",
  reason: "A test that expects nothing passes whatever the code does.",
  fix: "say the status, the code, or what the rows are afterwards",
  good: "expect: {status: 409, code: already_borrowed, rows: {model.Loan: 1}}",
  bad: "expect: {}",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const { origin } of ir.edges) {
    const said = blocks[origin.block]?.block.value;
    const expected = typeof said === "object" && said !== null && "expect" in said ? said.expect : null;
    if (typeof expected === "object" && expected !== null && Object.keys(expected).length === 0) {
      yield { where: at(origin, "expect"), message: "the case expects nothing" };
    }
  }
}
