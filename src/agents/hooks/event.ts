import { UserError } from "../../errors.ts";
import { ExitCode } from "../../exit-codes.ts";

/** The part of Claude Code's hook input that our hooks look at. */
export interface HookEvent {
  readonly tool: string;
  /** The file that the tool writes, as the agent named it. */
  readonly file: string | null;
  /** The shell command of the Bash tool. */
  readonly command: string | null;
  /** Where the agent works: relative names start here. */
  readonly cwd: string;
  /** The subagent that acts, null for the main conversation. */
  readonly agent: string | null;
}

/** Read by hand: a hook runs around every edit, and a schema library would be most of its time. */
export function parseHookEvent(text: string, cwd: string): HookEvent {
  const event = parseObject(text);
  const input = objectAt(event, "tool_input");
  return {
    tool: textAt(event, "tool_name") ?? "",
    file: textAt(input, "file_path") ?? textAt(input, "notebook_path"),
    command: textAt(input, "command"),
    cwd: textAt(event, "cwd") ?? cwd,
    agent: textAt(event, "agent_type"),
  };
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      return value;
    }
  } catch {
    // Refused below, with the same words.
  }
  // Exit code 2 would tell Claude Code to refuse the tool call, whoever made it.
  throw new UserError(
    "hook-input",
    "standard input is not a hook event",
    "let the agent tool start this command; `create-backend-plan agents` registers it",
    ExitCode.findings,
  );
}

function objectAt(value: object, key: string): object {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "object" && found !== null ? found : {};
}

function textAt(value: object, key: string): string | null {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
}
