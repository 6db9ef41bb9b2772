import type { Change } from "./change.ts";
import { sha256 } from "./hash.ts";
import { type Decision, reconcileFile } from "./reconcile-file.ts";
import type { TrackedFile } from "./tracked-file.ts";
import type { VirtualFile } from "./virtual-file.ts";

/** What to do with a file that both sides changed. */
export const conflictPolicies = ["fail", "markers", "ours", "theirs"] as const;
export type ConflictPolicy = (typeof conflictPolicies)[number];

export interface ReconcileInput {
  readonly tracked: readonly TrackedFile[];
  /** Pristine renders by hash; one that is lost is missing here. */
  readonly bases: ReadonlyMap<string, string>;
  /** LF-normalised text of every tracked or rendered path that exists. */
  readonly disk: ReadonlyMap<string, string>;
  readonly next: readonly VirtualFile[];
  readonly onConflict: ConflictPolicy;
}

export interface Reconciled {
  /** One for each path that is or was generated, sorted by path. */
  readonly changes: readonly Change[];
  /** What to remember, sorted by path. */
  readonly tracked: readonly TrackedFile[];
}

/** Pure: decides for every file, from what was rendered, what lies on disk and what is rendered now. */
export function reconcile(input: ReconcileInput): Reconciled {
  const tracked = new Map(input.tracked.map((file) => [file.id, file]));
  const nextIds = new Set(input.next.map(({ id }) => id));
  const nextPaths = new Set(input.next.map(({ path }) => path));
  const kept = input.next.map((file) => keep(file, tracked.get(file.id) ?? null, input));
  const retired = input.tracked
    .filter(({ id, path }) => !nextIds.has(id) && !nextPaths.has(path))
    .map((file) => retire(file, input))
    .filter((change) => change !== null);
  return {
    changes: [...kept.map(({ change }) => change), ...retired].toSorted(byPath),
    tracked: kept.map(({ entry }) => entry).toSorted(byPath),
  };
}

function keep(
  file: VirtualFile,
  known: TrackedFile | null,
  input: ReconcileInput,
): { change: Change; entry: TrackedFile } {
  const { id, path, ownership, content } = file;
  const previous = known ?? input.tracked.find((one) => one.path === path) ?? null;
  const from = previous !== null && previous.path !== path && !input.disk.has(path) ? previous.path : path;
  const before = input.disk.get(from) ?? null;
  const base = previous === null ? null : baseOf(previous, before, input);
  const decision = settle(reconcileFile({ base, disk: before, next: content }, ownership), content, input.onConflict);
  const gone = decision.status === "skip" && decision.after === null;
  return {
    change: { path, before, ...place(decision, from, path) },
    entry: { id, path, ownership, renderHash: sha256(content), ...(gone ? { deleted: true as const } : {}) },
  };
}

function place(
  { status, after, note }: Decision,
  from: string,
  path: string,
): Pick<Change, "status" | "after" | "from" | "note"> {
  const moved = from !== path && after !== null;
  const kind = moved && status !== "conflict" && status !== "merge" ? "move" : status;
  return { status: kind, after, ...(moved ? { from } : {}), ...(note === undefined ? {} : { note }) };
}

/** A lost base is no loss where the file on disk still is what was rendered, or is gone. */
function baseOf(file: TrackedFile, disk: string | null, { bases }: ReconcileInput): string | null {
  const known = bases.get(file.renderHash);
  if (known !== undefined) {
    return known;
  }
  if (disk === null) {
    return "";
  }
  return sha256(disk) === file.renderHash ? disk : null;
}

function settle(decision: Decision, next: string, policy: ConflictPolicy): Decision {
  return decision.status === "conflict" ? settlements[policy](decision, next) : decision;
}

const settlements: Readonly<Record<ConflictPolicy, (conflict: Decision, next: string) => Decision>> = {
  fail: (conflict) => conflict,
  ours: ({ after }) => ({ status: "skip", after, note: "yours was kept" }),
  theirs: (_, next) => ({ status: "update", after: next }),
  markers: (conflict) => ({ ...conflict, after: conflict.marked ?? conflict.after }),
};

function retire(file: TrackedFile, input: ReconcileInput): Change | null {
  const before = input.disk.get(file.path) ?? null;
  const decision = reconcileFile({ base: baseOf(file, before, input), disk: before, next: null }, file.ownership);
  return before === null ? null : { path: file.path, before, ...place(decision, file.path, file.path) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
