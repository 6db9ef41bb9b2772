import type { PlanState } from "./ir/plan-ir.ts";
import type { LintRun } from "./run-lint.ts";

export interface PlanStatus {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly state: PlanState;
  readonly errors: number;
  readonly warnings: number;
  readonly open: number;
}

/** One line for each plan document that was asked for. */
export function planStatuses({ result, chosen, open }: LintRun): readonly PlanStatus[] {
  return result.ir.plans
    .filter(({ file }) => chosen.has(file))
    .map(({ id, title, file, state }) => {
      const belongs = (place: { readonly file: string }): boolean =>
        place.file === file || place.file.startsWith(file.replace(/\.md$/, ".plan."));
      const found = result.findings.filter(belongs);
      return {
        id: id ?? "",
        title: title ?? "",
        file,
        state,
        errors: found.filter(({ severity }) => severity === "error").length,
        warnings: found.filter(({ severity }) => severity === "warning").length,
        open: open.filter(belongs).length,
      };
    });
}
