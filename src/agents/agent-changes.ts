import type { Change } from "../files/change.ts";
import type { AgentFile, Merged } from "./agent-file.ts";
import { mergeBlock, mergeWhole } from "./managed-text.ts";
import { mergeSettings } from "./settings-hooks.ts";

/** What happens where the user edited text of ours: nothing at all is written, theirs stays, or ours comes. */
export const editPolicies = ["fail", "ours", "theirs"] as const;
export type EditPolicy = (typeof editPolicies)[number];

/**
 * Decides for every file, without writing: `conflict` is left only under the policy `fail`, and `skip` where the user
 * chose their side or no side is safe.
 *
 * @param disk LF-normalised text of each of the files that exists
 */
export function planAgentChanges(
  files: readonly AgentFile[],
  disk: ReadonlyMap<string, string>,
  policy: EditPolicy,
): readonly Change[] {
  return files.map((file) => decide(file, disk.get(file.path) ?? null, policy));
}

function decide(file: AgentFile, before: string | null, policy: EditPolicy): Change {
  const { path } = file;
  const result = merge(file, before);
  if (result.kind === "text") {
    return { status: statusOf(before, result.text), path, before, after: result.text };
  }
  const { why, theirs } = result;
  if (policy === "theirs" && theirs !== null) {
    return { status: statusOf(before, theirs), path, before, after: theirs, note: `${why}; it was replaced` };
  }
  return { status: policy === "ours" ? "skip" : "conflict", path, before, after: before, note: why };
}

function merge(file: AgentFile, before: string | null): Merged {
  if (file.kind === "block") {
    return mergeBlock(before, file);
  }
  return file.kind === "whole" ? mergeWhole(before, file) : mergeSettings(before, file);
}

function statusOf(before: string | null, after: string): Change["status"] {
  if (before === null) {
    return "create";
  }
  return before === after ? "identical" : "update";
}
