import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

import type { HookEvent } from "./event.ts";
import { isBelow } from "./is-below.ts";
import { readOnlyCommand } from "./read-only-command.ts";

/**
 * Refuses what a planning role must not do: writing outside `plans/`, and shell commands beyond the few that only read
 * or work on plans. Returns the reason, or null where the call is allowed.
 *
 * @param agents the roles that are bound by this; anybody else may do anything
 * @param root the project's folder, absolute
 */
export function guardWrites(event: HookEvent, agents: readonly string[], root: string): string | null {
  if (event.agent === null || !agents.includes(event.agent)) {
    return null;
  }
  const plans = join(root, "plans");
  if (event.tool === "Bash") {
    return readOnlyCommand(event.command ?? "", (word) => namesPlan(word, event.cwd, plans))
      ? null
      : `${event.agent} may run create-backend-plan (new, lint, explain, ready, status, help) and git (log, show, diff, blame, status), one plain command at a time, on plans below plans/; describe anything else in the plan`;
  }
  if (event.file === null) {
    return `${event.agent} may write files below plans/ only, and this call names none.`;
  }
  return isBelow(resolve(event.cwd, event.file), plans)
    ? null
    : `${event.agent} plans and does not implement: ${JSON.stringify(event.file)} is outside plans/. Put the change into the plan, and leave the code to backend-coder.`;
}

/** A plan may be named by its path, or, where nothing in the folder is called so, by its number or its name. */
function namesPlan(word: string, cwd: string, plans: string): boolean {
  const path = resolve(cwd, word);
  return path === plans || isBelow(path, plans) || (/^[\w-]+$/.test(word) && !existsSync(path));
}
