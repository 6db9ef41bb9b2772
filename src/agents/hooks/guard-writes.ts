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
  if (event.tool === "Bash") {
    return readOnlyCommand(event.command ?? "")
      ? null
      : `${event.agent} may run create-backend-plan (new, lint, explain, ready, status) and git (log, show, diff, blame, status), one plain command at a time; describe anything else in the plan`;
  }
  if (event.file === null) {
    return `${event.agent} may write files below plans/ only, and this call names none.`;
  }
  return isBelow(resolve(event.cwd, event.file), join(root, "plans"))
    ? null
    : `${event.agent} plans and does not implement: ${JSON.stringify(event.file)} is outside plans/. Put the change into the plan, and leave the code to backend-coder.`;
}
