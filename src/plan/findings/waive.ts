import type { Finding } from "../finding.ts";
import type { BlockIr } from "../ir/plan-ir.ts";
import { ruleFor, rules } from "../rules/index.ts";
import type { RuleContext } from "../rules/rule.ts";
import { usedWaiver } from "../rules/used-waiver.ts";
import { reportFinding } from "./report-finding.ts";

/** Findings that no deviation may silence: a plan that cannot be read, or that waives its own waivers. */
const unwaivable = /^BP(0\d\d|10\d|60[345])$/;

/** Takes away what a deviation of the same plan waives, and adds the deviations that waive nothing. */
export function waive(findings: readonly Finding[], context: RuleContext): readonly Finding[] {
  const { deviations } = context.ir;
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    const waiver = deviations.find((deviation) => waives(deviation, finding, context));
    if (waiver !== undefined) {
      used.add(waiver.id);
    }
    return waiver === undefined;
  });
  const unused = (context.isWhole ? deviations : []).filter(
    (deviation) => !used.has(deviation.id) && isAboutRules(deviation),
  );
  return [
    ...kept,
    ...unused.map((deviation) =>
      reportFinding(
        usedWaiver,
        {
          where: { ...deviation.origin, path: ["waives"] },
          message: `nothing at ${deviation.at ?? "this place"} breaks ${deviation.waives ?? "this rule"}`,
        },
        context.blocks,
      ),
    ),
  ];
}

function waives(deviation: BlockIr<"deviation">, finding: Finding, { ir }: RuleContext): boolean {
  const { waives: waived, at, reason, plan } = deviation;
  if (at === undefined || reason === undefined || unwaivable.test(finding.code)) {
    return false;
  }
  return isMeant(waived, finding.code) && isIn(ir.plans[plan]?.file ?? "", finding.file) && isAt(at, finding.path);
}

/** Whether a waiver names the rule itself, or a convention that it enforces. */
function isMeant(waived: string | undefined, code: string): boolean {
  return waived !== undefined && (waived === code || (ruleFor(code).conventions ?? []).includes(waived));
}

/** Whether a file is the document of a plan, or stands beside it. */
function isIn(plan: string, file: string): boolean {
  return file === plan || file.startsWith(plan.replace(/\.md$/, ".plan."));
}

function isAt(place: string, path: string): boolean {
  return place === "plan" || path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}

/** A convention that no lint rule stands for is waived for people and for other checks. */
function isAboutRules({ waives: waived }: BlockIr<"deviation">): boolean {
  return (
    waived !== undefined && rules.some(({ code, conventions }) => code === waived || conventions?.includes(waived))
  );
}
