/** A file that `agents` looks after, and how much of it is ours. */
export type AgentFile = BlockFile | WholeFile | SettingsFile;

/** A file of the team with one managed block in it. */
export interface BlockFile {
  readonly kind: "block";
  readonly path: string;
  /** What stands between the markers, without a final newline. */
  readonly text: string;
  /** Where the team's own text says the same already, no block is added. */
  readonly impliedBy?: RegExp;
}

/** A file of ours, below whose last line a team may add its own text. */
export interface WholeFile {
  readonly kind: "whole";
  readonly path: string;
  /** Ends with a newline. */
  readonly text: string;
  readonly comments: "html" | "hash";
}

/** A JSON settings file of which some hooks are ours. */
export interface SettingsFile {
  readonly kind: "settings";
  readonly path: string;
  readonly hooks: readonly ToolHook[];
}

/** A command that the agent tool runs around its own tools, in the terms of Claude Code's settings. */
export interface ToolHook {
  readonly event: "PreToolUse" | "PostToolUse";
  /** Names of the tools, joined by `|`. */
  readonly matcher: string;
  readonly command: string;
  /** Seconds. */
  readonly timeout: number;
}

/** What a managed file should become: its new text, or why it cannot be decided without the user. */
export type Merged =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "conflict"; readonly why: string; readonly theirs: string | null };

export function merged(text: string): Merged {
  return { kind: "text", text };
}

/** `theirs` is the text that gives our side the way, null where there is no safe one. */
export function conflict(why: string, theirs: string | null): Merged {
  return { kind: "conflict", why, theirs };
}
