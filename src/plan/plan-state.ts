import { contentHash } from "./content-hash.ts";
import type { LintRun } from "./run-lint.ts";

/** How far a plan has come. `edited`: it was ready or applied, and has changed since, so that it is a draft again. */
export type PlanState = "draft" | "ready" | "applied" | "edited";

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
export function planStatuses({ result, documents, chosen, open }: LintRun): readonly PlanStatus[] {
  return result.ir.plans
    .filter(({ file }) => chosen.has(file))
    .map(({ id, title, file, status, content }) => {
      const belongs = (place: { readonly file: string }): boolean =>
        place.file === file || place.file.startsWith(file.replace(/\.md$/, ".plan."));
      const found = result.findings.filter(belongs);
      const isPromise = status === "ready" || status === "applied";
      const state = isPromise && content !== contentHash(file, documents) ? "edited" : (status ?? "draft");
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
