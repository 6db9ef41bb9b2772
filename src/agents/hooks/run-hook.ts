import { UserError } from "../../errors.ts";
import { ExitCode } from "../../exit-codes.ts";
import { parseHookEvent } from "./event.ts";
import { guardWrites } from "./guard-writes.ts";
import { lintAfterWrite, type LintPlan } from "./lint-after-write.ts";

export const hookNames = ["guard-writes", "lint-plan"] as const;
export type HookName = (typeof hookNames)[number];

export interface HookRequest {
  readonly name: HookName;
  /** What the agent tool writes to the hook's standard input. */
  readonly input: string;
  /** The roles that `guard-writes` binds. */
  readonly agents: readonly string[];
  readonly cwd: string;
  /** The project's folder as the agent tool knows it; null where it does not say. */
  readonly projectFolder: string | null;
}

/**
 * Answers an agent tool around one of its own tool calls.
 * Returns the JSON document it expects on standard output, null for "go on".
 */
export async function runHook(request: HookRequest, lint: LintPlan): Promise<object | null> {
  const event = parseHookEvent(request.input, request.cwd);
  const root = request.projectFolder ?? event.cwd;
  if (request.name === "guard-writes") {
    const reason = guardWrites(event, request.agents, root);
    return reason === null ? null : refusal(reason);
  }
  const reason = await lintAfterWrite(event, root, lint);
  return reason === null ? null : { decision: "block", reason };
}

/** A failure as one that lets the tool call pass: exit code 2 would refuse it, whoever made it. */
export function harmless(failure: unknown): UserError {
  const message = failure instanceof Error ? failure.message : String(failure);
  const fix = "run create-backend-plan agents again";
  return new UserError("hook-failed", `the hook could not run: ${message}`, fix, ExitCode.findings);
}

function refusal(reason: string): object {
  return {
    hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision: "deny", permissionDecisionReason: reason },
  };
}
