import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const usedShape = defineRule({
  code: "BP609",
  severity: "warning",
  summary: "a shape is used",
  reason: "A shape that nothing answers with is left over from another idea.",
  fix: "delete it, or use it",
  good: `# shape.Receipt is a block of the plan
response: {200: shape.Receipt}`,
  bad: `# shape.Receipt is a block of the plan
response: {204: none}`,
  needsAll: true,
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  const used = new Set(blocks.flatMap(({ references }) => references.map(({ name }) => name)));
  yield* ir.shapes
    .filter(({ id }) => !used.has(id))
    .map(({ id, origin }) => ({ where: { ...origin, path: ["id"] }, message: `nothing uses ${id}` }));
}
