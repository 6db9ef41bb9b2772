import { planProject, type ProjectAnswers } from "../../generators/project.ts";
import { UserError } from "../errors.ts";
import type { Change } from "../files/change.ts";
import { type Disk, realDisk } from "../files/disk.ts";
import type { ConflictPolicy } from "../files/conflict-policy.ts";
import type { VirtualFile } from "../files/virtual-file.ts";
import { applyEdits, recover } from "../files/write/apply-edits.ts";
import { createTree } from "../files/write/create-tree.ts";
import type { WriteEffects } from "../files/write/edit.ts";
import { readJournal } from "../files/write/journal.ts";
import { needsRecovery } from "../files/write/state-folder.ts";
import { inspectTarget, type Target } from "../project/inspect-target.ts";
import { parseProject } from "../project/project-file.ts";
import { readFiles } from "../project/read-files.ts";
import { assembleFreshProject, reconcileProject, type Reconciliation } from "../project/reconcile-project.ts";
import { projectFilePath } from "../project/state-paths.ts";
import { loadCatalogue } from "../render/load-catalogue.ts";
import { render } from "../render/render.ts";
import { version } from "../version.ts";
import { findBrokenMerges } from "./broken-merges.ts";

export interface ScaffoldRequest {
  /** Absolute path of the project folder. */
  readonly target: string;
  readonly answers: ProjectAnswers;
  readonly mode: "write" | "dry-run";
  /** What to do where the user and this version changed the same lines; by default nothing is written. */
  readonly onConflict?: ConflictPolicy;
}

/** What the world outside lends a run. */
export interface ScaffoldEffects {
  /** Aborted by SIGINT and SIGTERM: the run stops between two files and leaves nothing. */
  readonly signal?: AbortSignal;
  /** The real disk unless a test puts its own here. */
  readonly disk?: Disk;
}

export interface ScaffoldResult {
  readonly target: string;
  readonly answers: ProjectAnswers;
  /** What was done, or in a dry run would be done, to each path, sorted by path; without `.backend-plan/`. */
  readonly changes: readonly Change[];
  /** What a dry run has found that would stop the run. */
  readonly refusal: UserError | null;
}

/**
 * Generates a project, or brings one that was generated from the same answers up to this version.
 * @throws {UserError} with nothing written.
 */
export async function scaffold(request: ScaffoldRequest, effects: ScaffoldEffects = {}): Promise<ScaffoldResult> {
  const { target, answers, mode } = request;
  const write: WriteEffects = {
    disk: effects.disk ?? realDisk,
    signal: effects.signal ?? new AbortController().signal,
  };
  if (needsRecovery(target)) {
    await recoverFirst(request, write);
  }
  const found = inspectTarget(target);
  const files = render(planProject(answers), await loadCatalogue(answers.framework));
  const { changes, edits } = await reconcileTarget(found, files, { ...request, signal: write.signal });
  const refusal = refusalFor(changes, request.onConflict ?? "fail");
  if (mode === "write") {
    if (refusal !== null) {
      throw refusal;
    }
    await (found === "absent" ? createTree(target, edits, write) : applyAll(target, edits, write));
  }
  return { target, answers, changes, refusal };
}

async function applyAll(target: string, edits: Reconciliation["edits"], effects: WriteEffects): Promise<void> {
  if (edits.length > 0) {
    await applyEdits(target, edits, effects);
  }
}

async function recoverFirst({ target, mode }: ScaffoldRequest, effects: WriteEffects): Promise<void> {
  if (mode === "write") {
    await recover(target, effects);
  } else if (readJournal(target) !== null) {
    throw new UserError(
      "interrupted-run",
      `an interrupted run left "${target}" half written`,
      "run again without --dry-run, which takes it back first",
    );
  }
}

async function reconcileTarget(
  found: Target,
  files: readonly VirtualFile[],
  request: ScaffoldRequest & { readonly signal: AbortSignal },
): Promise<Reconciliation> {
  const record = { version, answers: { ...request.answers } };
  if (found !== "ours") {
    return assembleFreshProject({ files, record });
  }
  refuseOtherAnswers(request);
  const { target, onConflict = "fail", signal } = request;
  const first = reconcileProject(target, { files, record, onConflict });
  const brokenMerges = await findBrokenMerges(first.changes, signal);
  return brokenMerges.size === 0 ? first : reconcileProject(target, { files, record, onConflict, brokenMerges });
}

function refuseOtherAnswers({ target, answers }: ScaffoldRequest): void {
  const text = readFiles(target, [projectFilePath]).get(projectFilePath)?.text ?? "";
  const recorded = parseProject(text).answers;
  const different = Object.entries(answers).find(
    ([key, value]) => JSON.stringify(recorded[key]) !== JSON.stringify(value),
  );
  if (different !== undefined) {
    const [key] = different;
    throw new UserError(
      "other-answers",
      `"${target}" was made with ${key} ${JSON.stringify(recorded[key])}, not ${JSON.stringify(answers[key as keyof ProjectAnswers])}`,
      "choose another folder, or give the same answers again",
    );
  }
}

/** What there is against writing: conflicts that nothing settles. */
function refusalFor(changes: readonly Change[], policy: ConflictPolicy): UserError | null {
  const conflicts = changes.filter(({ status, before, after }) => status === "conflict" && before === after);
  const [first] = conflicts;
  if (first === undefined) {
    return null;
  }
  const others = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : "";
  return new UserError(
    "conflict",
    `"${first.path}"${others} cannot be brought up to date: ${first.note ?? "both sides changed it"}`,
    `choose --on-conflict ${policy === "markers" ? "ours or theirs" : "markers, ours or theirs"}`,
  );
}
