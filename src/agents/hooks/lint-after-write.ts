import { join, resolve } from "node:path";

import type { HookEvent } from "./event.ts";
import { isBelow } from "./is-below.ts";

/** Lints one plan, named by its absolute path, in its project and returns the findings as lines, none when it is clean. */
export type LintPlan = (file: string, root: string) => Promise<readonly string[]>;

const most = 20;

/** What to tell the agent after it wrote a file: the findings of a plan, null for any other file and a clean plan. */
export async function lintAfterWrite(event: HookEvent, root: string, lint: LintPlan): Promise<string | null> {
  const { file, cwd } = event;
  if (file === null || !/\.(?:md|plan\.yaml)$/.test(file) || !isBelow(resolve(cwd, file), join(root, "plans"))) {
    return null;
  }
  const findings = await lint(resolve(cwd, file), root);
  if (findings.length === 0) {
    return null;
  }
  const shown = findings.slice(0, most);
  const rest = findings.length - shown.length;
  return [
    `${findings.length} ${findings.length === 1 ? "finding" : "findings"} in the plan; \`npx create-backend-plan explain CODE\` says what each wants:`,
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more: npx create-backend-plan lint`] : []),
  ].join("\n");
}
