import type { Change } from "./change.ts";
import type { ConflictPolicy } from "./conflict-policy.ts";
import { findMoves } from "./find-moves.ts";
import { sha256 } from "./hash.ts";
import { type Decision, reconcileFile } from "./reconcile-file.ts";
import type { TrackedFile } from "./tracked-file.ts";
import type { VirtualFile } from "./virtual-file.ts";

export interface ReconcileInput {
  readonly tracked: readonly TrackedFile[];
  /** Pristine renders by hash; one that is lost is missing here. */
  readonly bases: ReadonlyMap<string, string>;
  /** LF-normalised text of every tracked or rendered path that exists. */
  readonly disk: ReadonlyMap<string, string>;
  readonly next: readonly VirtualFile[];
  readonly onConflict: ConflictPolicy;
  /** Paths where a clean merge is known to make no sense. */
  readonly brokenMerges: ReadonlySet<string>;
}

export interface Reconciled {
  /** One for each path that is or was generated, sorted by path. */
  readonly changes: readonly Change[];
  /** What to remember, sorted by path. */
  readonly tracked: readonly TrackedFile[];
}

/** Pure: decides for every file, from what was rendered, what lies on disk and what is rendered now. */
export function reconcile(input: ReconcileInput): Reconciled {
  const view = lookAt(input);
  const kept = input.next.map((file) => keep(file, view));
  const left = input.tracked.filter(({ path }) => !view.nextPaths.has(path) && !view.vacated.has(path));
  const retired = left.map((file) => retire(file, view)).filter((change) => change !== null);
  return {
    changes: [...kept.map(({ change }) => change), ...retired].toSorted(byPath),
    tracked: kept.map(({ entry }) => entry).toSorted(byPath),
  };
}

interface View extends ReconcileInput {
  readonly nextIds: ReadonlySet<string>;
  readonly nextPaths: ReadonlySet<string>;
  /** Where each file that moves lies now, by id. */
  readonly moves: ReadonlyMap<string, string>;
  /** The paths that they leave. */
  readonly vacated: ReadonlySet<string>;
}

function lookAt(input: ReconcileInput): View {
  const moves = findMoves(input);
  return {
    ...input,
    moves,
    vacated: new Set(moves.values()),
    nextIds: new Set(input.next.map(({ id }) => id)),
    nextPaths: new Set(input.next.map(({ path }) => path)),
  };
}

function keep(file: VirtualFile, view: View): { change: Change; entry: TrackedFile } {
  const { id, path, ownership, content } = file;
  const from = view.moves.get(id) ?? path;
  const before = from === path && view.vacated.has(path) ? null : (view.disk.get(from) ?? null);
  const base = baseAt(file, { path: from, text: before }, view);
  const merged = reconcileFile({ base, disk: before, next: content }, ownership);
  const sound = view.brokenMerges.has(path) ? refuseMerge(merged, before) : merged;
  const decision = settle(sound, content, view.onConflict);
  const gone = decision.status === "skip" && decision.after === null;
  return {
    change: { path, before, ...place(decision, from, path) },
    entry: { id, path, ownership, renderHash: sha256(content), ...(gone ? { deleted: true as const } : {}) },
  };
}

/** Null where the file is new, and where what lies at the path was never made from it. */
function baseAt(
  { id, path }: VirtualFile,
  found: { readonly path: string; readonly text: string | null },
  view: View,
): string | null {
  const previous =
    view.tracked.find((one) => one.id === id) ??
    view.tracked.find((one) => one.path === path && !view.nextIds.has(one.id)) ??
    null;
  const isStranger = found.text !== null && previous?.path !== found.path;
  return previous === null || isStranger ? null : baseOf(previous, found.text, view);
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

function refuseMerge(decision: Decision, disk: string | null): Decision {
  return decision.status === "merge"
    ? { status: "conflict", after: disk, note: "merged with this version it would no longer be valid Python" }
    : decision;
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

/** A file that is no longer generated, or whose new path is taken. */
function retire({ id, path, ownership, renderHash }: TrackedFile, view: View): Change | null {
  const before = view.disk.get(path) ?? null;
  if (before === null) {
    return null;
  }
  if (view.nextIds.has(id)) {
    return { status: "orphan", path, before, after: before, note: "its new path is taken" };
  }
  const base = sha256(before) === renderHash ? before : null;
  return { path, before, ...place(reconcileFile({ base, disk: before, next: null }, ownership), path, path) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
