import type { Outcome } from "../commands/outcome.ts";
import { InterruptedError, UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { OutputStream } from "./console.ts";

export interface Output {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly format: "json" | "text";
}

/** Prints what a command came to; with `--json` that is one document and nothing else. */
export function reportOutcome(outcome: Outcome, { stdout, format }: Output): number {
  if (format === "json") {
    stdout.write(`${JSON.stringify(outcome.data, null, 2)}\n`);
  } else if (outcome.lines.length > 0) {
    stdout.write(`${outcome.lines.join("\n")}\n`);
  }
  return outcome.exitCode;
}

/** Prints a failure: one fact and one fix on stderr, or with `--json` one document `{error}`. */
export function reportFailure(failure: unknown, { stdout, stderr, format }: Output): number {
  const error = toUserError(failure);
  const { code, message, fix, details } = error;
  if (format === "json") {
    stdout.write(`${JSON.stringify({ error: { code, message, fix, details } }, null, 2)}\n`);
  } else {
    stderr.write(details.map((line) => `  ${line}\n`).join(""));
    stderr.write(`${stderr.style("red", "error:")} ${message}\n${stderr.style("cyan", "fix:")} ${fix}\n`);
  }
  return error.exitCode;
}

const unreadableFix = "change its permissions, or name another file or folder";

/** Of reading, as a rule: a failed write is explained where it happens. */
const systemFaults: Readonly<Record<string, readonly [fact: string, fix: string]>> = {
  EACCES: ["permission denied", unreadableFix],
  EPERM: ["operation not permitted", unreadableFix],
  EROFS: ["the file system is read-only", "choose a folder on another file system"],
  ENOSPC: ["the disk is full", "free some space and run the command again"],
  EDQUOT: ["the disk quota is used up", "free some space and run the command again"],
  EMFILE: ["too many open files", "raise the limit (ulimit -n) and run the command again"],
};

function toUserError(failure: unknown): UserError {
  if (failure instanceof UserError) {
    return failure;
  }
  if (failure instanceof Error && failure.name === "AbortError") {
    return new InterruptedError();
  }
  const fault = systemFault(failure);
  if (fault !== null) {
    return fault;
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  const stack = failure instanceof Error ? (failure.stack ?? "").split("\n") : [];
  return new UserError(
    "defect",
    `this is a defect of create-backend-plan: ${message}`,
    "report it with these lines",
    ExitCode.failed,
    stack,
  );
}

function systemFault(failure: unknown): UserError | null {
  if (!(failure instanceof Error) || !("code" in failure) || typeof failure.code !== "string") {
    return null;
  }
  const fault = systemFaults[failure.code];
  if (fault === undefined) {
    return null;
  }
  const path = "path" in failure && typeof failure.path === "string" ? ` at "${failure.path}"` : "";
  return new UserError(failure.code.toLowerCase(), `${fault[0]}${path}`, fault[1]);
}
