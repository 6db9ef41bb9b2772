import type { Change } from "../files/change.ts";
import { sha256 } from "../files/hash.ts";
import type { ConflictPolicy } from "../files/conflict-policy.ts";
import { reconcile } from "../files/reconcile.ts";
import { type DiskText, restoreForm } from "../files/text-form.ts";
import type { TrackedFile } from "../files/tracked-file.ts";
import type { VirtualFile } from "../files/virtual-file.ts";
import type { Edit } from "../files/write/edit.ts";
import { parseLock, printLock } from "./lock-file.ts";
import { printProject, type ProjectRecord } from "./project-file.ts";
import { readFiles } from "./read-files.ts";
import { basePath, lockFilePath, projectFilePath } from "./state-paths.ts";

export interface Reconciliation {
  /** What happens to the project's own files, sorted by path. */
  readonly changes: readonly Change[];
  /** All that the disk writer has to do, bases, project.json and lock.json included, lock.json last. */
  readonly edits: readonly Edit[];
}

export interface ReconcileRequest {
  readonly files: readonly VirtualFile[];
  readonly record: ProjectRecord;
  readonly onConflict: ConflictPolicy;
  /** Paths where a clean merge is known to make no sense. */
  readonly brokenMerges?: ReadonlySet<string>;
}

/** A project that is not there yet: everything is new. */
export function assembleFreshProject({ files, record }: Pick<ReconcileRequest, "files" | "record">): Reconciliation {
  const changes = files.map(({ path, content }): Change => ({ status: "create", path, before: null, after: content }));
  const tracked = files.map(({ id, path, ownership, content }): TrackedFile => ({
    id,
    path,
    ownership,
    renderHash: sha256(content),
  }));
  const edits = files.map((file): Edit => create(file.path, file.content, modeOf(file)));
  return { changes, edits: [...edits, ...stateEdits({ files, record, tracked, previous: [] }, new Map())] };
}

/** A project that is there: what was rendered, what lies on disk and what is rendered now decide together. */
export function reconcileProject(root: string, request: ReconcileRequest): Reconciliation {
  const { files, record, onConflict, brokenMerges = new Set() } = request;
  const stateTexts = readFiles(root, [lockFilePath, projectFilePath]);
  const previous = parseLock(stateTexts.get(lockFilePath)?.text ?? "");
  const disk = readFiles(root, new Set([...previous, ...files].map(({ path }) => path)));
  const bases = readFiles(
    root,
    new Set([...previous, ...withHash(files)].map(({ renderHash }) => basePath(renderHash))),
  );
  const result = reconcile({
    tracked: previous,
    bases: new Map(previous.flatMap(({ renderHash }) => pick(renderHash, bases.get(basePath(renderHash))))),
    disk: new Map([...disk].map(([path, { text }]) => [path, text])),
    next: files,
    onConflict,
    brokenMerges,
  });
  const modes = new Map(files.map((file) => [file.path, modeOf(file)]));
  const state = stateEdits({ files, record, tracked: result.tracked, previous }, new Map([...stateTexts, ...bases]));
  return {
    changes: result.changes,
    edits: [...fileEdits(result.changes, disk, modes), ...state],
  };
}

interface State {
  readonly files: readonly VirtualFile[];
  readonly record: ProjectRecord;
  readonly tracked: readonly TrackedFile[];
  readonly previous: readonly TrackedFile[];
}

function stateEdits({ files, record, tracked, previous }: State, disk: ReadonlyMap<string, DiskText>): readonly Edit[] {
  const contents = new Map(withHash(files).map(({ renderHash, content }) => [renderHash, content]));
  const needed = new Set(tracked.map(({ renderHash }) => renderHash));
  const added = [...contents].filter(([hash]) => needed.has(hash)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const dropped = [...new Set(previous.map(({ renderHash }) => renderHash))]
    .filter((hash) => !needed.has(hash))
    .toSorted();
  const texts: readonly (readonly [string, string | null])[] = [
    ...added.map(([hash, content]) => [basePath(hash), content] as const),
    ...dropped.map((hash) => [basePath(hash), null] as const),
    [projectFilePath, printProject(record)],
    [lockFilePath, printLock(tracked)],
  ];
  return texts.flatMap(([path, content]) => editTo(path, content, disk.get(path)));
}

/** One edit a path: a file may go where another one comes from. */
function fileEdits(
  changes: readonly Change[],
  disk: ReadonlyMap<string, DiskText>,
  modes: ReadonlyMap<string, number>,
): readonly Edit[] {
  const active = changes.filter(
    ({ status, before, after, from }) => before !== after || (from !== undefined && status !== "conflict"),
  );
  const texts = active.map((change) => [change.path, textToWrite(change, disk)] as const);
  const written = new Set(texts.map(([path]) => path));
  const left = active.flatMap(({ from }) => (from === undefined || written.has(from) ? [] : [[from, null] as const]));
  return [...texts, ...left].map(([path, content]) => {
    const old = disk.get(path);
    return { path, content, mode: modes.get(path) ?? 0o644, expected: old === undefined ? null : sha256(old.raw) };
  });
}

function textToWrite({ path, from, before, after }: Change, disk: ReadonlyMap<string, DiskText>): string | null {
  const old = before === null ? undefined : disk.get(from ?? path);
  if (old === undefined || after === null) {
    return after;
  }
  return after === before ? old.raw : restoreForm(after, old);
}

function editTo(path: string, content: string | null, old: DiskText | undefined): readonly Edit[] {
  if (old === undefined) {
    return content === null ? [] : [create(path, content, 0o644)];
  }
  return content !== null && old.text === content ? [] : [{ path, content, mode: 0o644, expected: sha256(old.raw) }];
}

function create(path: string, content: string, mode: number): Edit {
  return { path, content, mode, expected: null };
}

function withHash(files: readonly VirtualFile[]): readonly { renderHash: string; content: string }[] {
  return files.map(({ content }) => ({ renderHash: sha256(content), content }));
}

function pick(hash: string, base: DiskText | undefined): readonly (readonly [string, string])[] {
  return base === undefined || sha256(base.text) !== hash ? [] : [[hash, base.text]];
}

function modeOf({ executable }: VirtualFile): number {
  return executable ? 0o755 : 0o644;
}
