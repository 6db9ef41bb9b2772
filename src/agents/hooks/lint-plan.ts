import { resolve } from "node:path";

import { runLint } from "../../plan/run-lint.ts";

/** The findings of one plan as lines, seen together with the other plans of its folder. */
export function lintPlan(file: string, root: string): Promise<readonly string[]> {
  const { findings } = runLint(root, [resolve(root, file)]);
  return Promise.resolve(
    findings.map(({ file: path, start, severity, code, path: entity, message, fix }) => {
      const what = entity === "" ? message : `${entity}: ${message}`;
      return `${path}:${start.line}:${start.column} ${severity} ${code} ${what} (fix: ${fix})`;
    }),
  );
}
