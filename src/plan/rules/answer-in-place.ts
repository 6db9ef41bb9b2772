import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const answerInPlace = defineRule({
  code: "BP605",
  severity: "error",
  conventions: ["plan-first"],
  summary: "an answered question is no longer open anywhere, and is asked by somebody",
  reason: "The answer belongs where the decision stands; there it is checked.",
  fix: "replace {open: ...} by the answer",
  good: "alarm: {above: 10, for: 1h}",
  bad: "alarm: {open: question.fines}",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  const answered = new Set(
    ir.questions.filter(({ answer }) => answer !== undefined && answer !== "none").map(({ id }) => id),
  );
  for (const [block, { references }] of blocks.entries()) {
    for (const { path, name } of references.filter((reference) => reference.path.at(-1) === "open")) {
      if (answered.has(name)) {
        yield { where: { block, path }, message: `${name} has an answer` };
      }
    }
  }
}
