import type { Checked } from "../checked-count.ts";
import type { Finding } from "../finding.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";

/** What `lint --json` prints; described in docs/lint-json.md. */
export interface LintData {
  readonly version: 1;
  readonly findings: readonly FindingData[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly open: number };
  readonly checked: Checked;
  readonly ir?: PlanSetIr;
}

export type FindingData = Omit<Finding, "excerpt" | "edit"> & { readonly fixable: boolean };

export function lintData(findings: readonly Finding[], checked: Checked, open: number): LintData {
  return {
    version: 1,
    findings: findings.map(findingData),
    summary: { errors: countOf(findings, "error"), warnings: countOf(findings, "warning"), open },
    checked,
  };
}

function findingData({ code, severity, file, start, end, path, message, fix, edit }: Finding): FindingData {
  return { code, severity, file, start, end, path, message, fix, fixable: edit !== undefined };
}

export function countOf(findings: readonly Finding[], severity: Finding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
