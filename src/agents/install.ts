import { lstatSync } from "node:fs";
import { join } from "node:path";

import type { Framework } from "../../generators/define.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Change } from "../files/change.ts";
import { realDisk } from "../files/disk.ts";
import { sha256 } from "../files/hash.ts";
import { type DiskText, restoreForm } from "../files/text-form.ts";
import { applyEdits } from "../files/write/apply-edits.ts";
import type { Edit } from "../files/write/edit.ts";
import { oneOf } from "../one-of.ts";
import { readFiles } from "../project/read-files.ts";
import { version } from "../version.ts";
import { editPolicies, planAgentChanges } from "./agent-changes.ts";
import type { AgentFile } from "./agent-file.ts";
import { agentFiles } from "./agent-files.ts";
import { assembleKit } from "./kit.ts";
import { agentTools, type AgentToolId } from "./tools.ts";

export interface InstallRequest {
  /** The project's folder, absolute. */
  readonly root: string;
  /** As the user wrote them. */
  readonly tools: readonly string[];
  readonly framework: Framework;
  readonly onConflict: string;
  readonly mode: "write" | "dry-run";
}

export interface Installation {
  readonly tools: readonly AgentToolId[];
  /** What was done, or in a dry run would be done, to each path. */
  readonly changes: readonly Change[];
}

/**
 * Installs or refreshes what the chosen agent tools read.
 * @throws {UserError} with nothing written, `conflict` where text of ours was edited and no side was chosen.
 */
export async function install(request: InstallRequest, signal: AbortSignal): Promise<Installation> {
  const { root, mode, framework } = request;
  const tools = chooseTools(request.tools);
  const policy = oneOf("--on-conflict", editPolicies, request.onConflict);
  const files = agentFiles(assembleKit(framework, version), tools).filter((file) => !pointsElsewhere(root, file));
  const disk = readFiles(
    root,
    files.map(({ path }) => path),
  );
  const texts = new Map([...disk].map(([path, { text }]) => [path, text]));
  const changes = planAgentChanges(files, texts, policy);
  refuseConflicts(changes);
  const edits = changes.flatMap((change) => editOf(change, disk.get(change.path)));
  if (mode === "write" && edits.length > 0) {
    await applyEdits(root, edits, { disk: realDisk, signal });
  }
  return { tools, changes };
}

/** A `CLAUDE.md` that is a link to `AGENTS.md` says what we would write into it. */
function pointsElsewhere(root: string, file: AgentFile): boolean {
  const isPointer = file.kind === "block" && file.impliedBy !== undefined;
  return isPointer && lstatSync(join(root, file.path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function editOf({ path, before, after }: Change, old: DiskText | undefined): readonly Edit[] {
  if (after === null || after === before) {
    return [];
  }
  const content = old === undefined ? after : restoreForm(after, old);
  return [{ path, content, mode: 0o644, expected: old === undefined ? null : sha256(old.raw) }];
}

function chooseTools(asked: readonly string[]): readonly AgentToolId[] {
  const ids = agentTools.map(({ id }) => id);
  return [...new Set(asked)].map((id) => oneOf("--for", ids, id));
}

function refuseConflicts(changes: readonly Change[]): void {
  const conflicts = changes.filter(({ status }) => status === "conflict");
  if (conflicts.length === 0) {
    return;
  }
  throw new UserError(
    "conflict",
    `${conflicts.length === 1 ? "1 file was" : `${conflicts.length} files were`} changed by hand, nothing was written`,
    "give --on-conflict=ours to keep them or --on-conflict=theirs to replace our part; repair damaged markers by hand",
    ExitCode.failed,
    conflicts.map(({ path, note }) => `${path}: ${note ?? ""}`),
  );
}
