import { stemOf } from "../ir/assemble-ir.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";
import { sectionsOf } from "./sections-of.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const hasEdgeCase = defineRule({
  code: "BP613",
  severity: "error",
  conventions: ["tests"],
  summary: "a plan that writes, runs tasks or calls services has an edge case",
  reason: "What is done twice, late or by the wrong person is where backends break, and each case becomes a test.",
  fix: "add a plan:edge block for what is done twice, late, at the same time or by the wrong person",
  good: `\`\`\`yaml plan:edge
id: edge.loans.twice`,
  bad: "The usual cases.",
  check: find,
});

function* find({ ir, documents }: RuleContext): Iterable<Report> {
  for (const [plan, { file }] of ir.plans.entries()) {
    const own = documents.filter(({ path }) => stemOf(path) === stemOf(file));
    const document = own.find(({ path }) => path === file);
    const hasEdge = own.some(({ blocks }) => blocks.some(({ kind }) => kind === "edge"));
    const risk = riskOf(ir, plan);
    if (document === undefined || hasEdge || risk === null) {
      continue;
    }
    const section = sectionsOf(document).find(({ heading }) => heading.text === "Edge cases and errors");
    // A section that is still to be written is found already.
    if (section?.text.includes("???") !== true) {
      const { start, end } = section?.heading ?? { start: 0, end: 1 };
      yield { where: { document, start, end }, message: `the plan has ${risk} and no edge case` };
    }
  }
}

/** What of a plan can be done twice, late or at the same time. */
function riskOf({ endpoints, tasks, services }: PlanSetIr, plan: number): string | null {
  const writes = endpoints.filter(({ method }) => method !== "GET");
  return [...writes, ...tasks, ...services].find((entry) => entry.plan === plan)?.id ?? null;
}
