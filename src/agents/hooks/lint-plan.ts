import { resolve } from "node:path";
import { standardProject } from "../../plan/known-project.ts";
import { lintPlans } from "../../plan/lint-plans.ts";
import { readPlans } from "../../plan/read-plans.ts";

/** The findings of one plan as lines, seen together with the other plans of its project. */
export function lintPlan(file: string, root: string): Promise<readonly string[]> {
  const { documents } = readPlans(root, [file]);
  const { findings } = lintPlans(documents, standardProject);
  return Promise.resolve(
    findings
      .filter((finding) => resolve(root, finding.file) === resolve(file))
      .map(({ file: path, start, severity, code, path: entity, message, fix }) => {
        const what = entity === "" ? message : `${entity}: ${message}`;
        return `${path}:${start.line}:${start.column} ${severity} ${code} ${what} (fix: ${fix})`;
      }),
  );
}
