import { type Checked, countChecked } from "./checked-count.ts";
import { findProject } from "./find-project.ts";
import type { Finding } from "./finding.ts";
import { type LintResult, lintPlans } from "./lint-plans.ts";
import { type OpenDecision, openDecisions } from "./open-decisions.ts";
import { type PlanFolder, readPlans } from "./read-plans.ts";

/** The plans that were asked for, linted together with all that stand beside them. */
export interface LintRun extends PlanFolder {
  readonly result: LintResult;
  /** The findings in the plans that were asked for. */
  readonly findings: readonly Finding[];
  /** How much of those was looked at. */
  readonly checked: Checked;
  readonly open: readonly OpenDecision[];
}

/** Reads, and lints as one set. Throws UserError where there is nothing to read. */
export function runLint(cwd: string, named: readonly string[]): LintRun {
  const folder = readPlans(cwd, named);
  const result = lintPlans(folder.documents, findProject(cwd));
  const isChosen = ({ file }: { readonly file: string }): boolean => folder.chosen.has(file);
  return {
    ...folder,
    result,
    findings: result.findings.filter(isChosen),
    checked: countChecked(result, isChosen),
    open: openDecisions(result.blocks).filter(isChosen),
  };
}
