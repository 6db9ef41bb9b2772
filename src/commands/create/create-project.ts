import { resolveAnswers } from "../../../generators/project.ts";
import { conflictPolicies } from "../../files/conflict-policy.ts";
import { ExitCode } from "../../exit-codes.ts";
import type { CommandInput } from "../command.ts";
import type { Effects } from "../../effects.ts";
import type { Outcome } from "../outcome.ts";
import { scaffold, type ScaffoldResult } from "../scaffold.ts";
import type { createOptions } from "./create-options.ts";
import { hasConflicts } from "./conflicts.ts";
import { describeResult } from "./describe-result.ts";
import { gatherRequest } from "./gather-request.ts";
import { oneOf } from "../../one-of.ts";

/** From flags, config file and answers to a project, and on `--start` to a server. Throws UserError. */
export async function createProject(input: CommandInput<typeof createOptions>, effects: Effects): Promise<Outcome> {
  const { values, flags } = input;
  const onConflict = oneOf("--on-conflict", conflictPolicies, values["on-conflict"]) ?? "fail";
  const { target, request } = await gatherRequest(input, effects);
  const answers = resolveAnswers(request);
  const mode = flags.dryRun ? "dry-run" : "write";
  const make = (): Promise<ScaffoldResult> =>
    scaffold({ target, answers, mode, onConflict }, { signal: effects.signal });
  if (values.start !== true || flags.dryRun) {
    const result = await make();
    const exitCode = hasConflicts(result) ? ExitCode.findings : ExitCode.ok;
    return { exitCode, ...(await describeResult(result, { request, flags }, effects)) };
  }
  const { start } = await import("./start.ts");
  const { exitCode, result } = await start({ target, make, output: flags.json ? "json" : "text" }, effects);
  return { exitCode, ...(await describeResult(result, { request, flags }, effects)) };
}
