import type { Change } from "../files/change.ts";
import type { AgentFile, Merged } from "./agent-file.ts";
import { mergeBlock, mergeWhole } from "./managed-text.ts";
import { mergeSettings } from "./settings-hooks.ts";

/** What is at a path: LF-normalised text, nothing, or something that is no regular file. */
export type Existing =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "other"; readonly what: string };

/** What happens to our part of a file that the user edited: nothing at all is written, theirs stays, ours comes. */
export type ConflictPolicy = "fail" | "ours" | "theirs";

/** Decides for every file, without writing: `conflict` is left only under the policy `fail`, or where no side is safe. */
export function planAgentChanges(
  files: readonly AgentFile[],
  read: (path: string) => Existing,
  policy: ConflictPolicy,
): readonly Change[] {
  return files.map((file) => decide(file, read(file.path), policy));
}

function decide(file: AgentFile, existing: Existing, policy: ConflictPolicy): Change {
  const { path } = file;
  if (existing.kind === "other") {
    return { status: "skip", path, before: null, after: null, note: `it is ${existing.what}` };
  }
  const before = existing.kind === "text" ? existing.text : null;
  const result = merge(file, before);
  if (result.kind === "text") {
    return { status: statusOf(before, result.text), path, before, after: result.text };
  }
  if (policy === "theirs" && result.theirs !== null) {
    return { status: statusOf(before, result.theirs), path, before, after: result.theirs, note: result.why };
  }
  const status = policy === "ours" ? "skip" : "conflict";
  return { status, path, before, after: before, note: result.why };
}

function merge(file: AgentFile, before: string | null): Merged {
  switch (file.kind) {
    case "block":
      return mergeBlock(before, file);
    case "whole":
      return mergeWhole(before, file);
    case "settings":
      return mergeSettings(before, file);
  }
}

function statusOf(before: string | null, after: string): Change["status"] {
  if (before === null) {
    return "create";
  }
  return before === after ? "identical" : "update";
}
