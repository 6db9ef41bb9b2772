import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { UserError } from "../../errors.ts";
import type { Disk } from "../disk.ts";
import { explainDiskError } from "../disk-error.ts";
import { sha256 } from "../hash.ts";
import { resolveInside } from "../safe-path.ts";
import type { Edit, WriteEffects } from "./edit.ts";
import { inTurns } from "./in-turns.ts";
import { type Transaction, transactionFolder, writeJournal } from "./journal.ts";
import { rollBack } from "./roll-back.ts";
import { acquireRunLock } from "./run-lock.ts";
import { makeStateFolder, needsRecovery, removeIfUnused, resolveStateFolder } from "./state-folder.ts";

/**
 * Carries out edits in a folder that exists, in their order: all of them, or none. What an earlier, killed run left
 * half done is taken back first.
 * @throws {UserError} with every file as it was.
 */
export async function applyEdits(root: string, edits: readonly Edit[], effects: WriteEffects): Promise<void> {
  await inTransaction(root, effects, async () => {
    await stage(root, edits, effects);
    const transaction = { root, edits, folders: missingFolders(root, edits) };
    writeJournal(transaction, effects.disk);
    commit(transaction, effects.disk);
  });
}

/** Takes back what a killed run left half done. Does nothing where there is nothing. */
export async function recover(root: string, effects: WriteEffects): Promise<void> {
  if (needsRecovery(root)) {
    await inTransaction(root, effects, () => Promise.resolve());
  }
}

async function inTransaction(root: string, effects: WriteEffects, work: () => Promise<void>): Promise<void> {
  const { disk } = effects;
  const folder = resolveStateFolder(root);
  try {
    makeStateFolder(folder, disk);
    const lock = await acquireRunLock(folder, disk);
    try {
      rollBack(root, disk);
      await work();
    } finally {
      close(root, lock, effects);
    }
  } catch (error) {
    throw explainDiskError(error, root);
  } finally {
    attempt(() => removeIfUnused(folder, disk));
  }
}

/** A transaction that still has its journal did not end well. What cannot be cleared up now, the next run clears up. */
function close(root: string, lock: string, { disk }: WriteEffects): void {
  attempt(() => rollBack(root, disk));
  attempt(() => disk.removeFile(lock));
}

/** For clearing up: the first error is the one to report. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // What is left here is no part of the project, and is looked for at the next start.
  }
}

async function stage(root: string, edits: readonly Edit[], { disk, signal }: WriteEffects): Promise<void> {
  const folder = join(root, transactionFolder);
  ["", "new", "old"].forEach((name) => disk.makeFolder(join(folder, name)));
  await inTurns(edits, signal, (edit, index) => {
    const { absolute, stats } = locate(root, edit);
    const fresh = join(folder, "new", String(index));
    if (edit.content !== null) {
      disk.createFile(fresh, edit.content, edit.mode);
    }
    if (stats !== null) {
      const copy = join(folder, "old", String(index));
      disk.copyFile(absolute, copy);
      disk.flush(copy);
    }
    if (stats !== null && edit.content !== null) {
      disk.setMode(fresh, stats.mode & 0o7777);
    }
  });
  disk.flush(join(folder, "old"));
}

function commit({ root, edits, folders }: Transaction, disk: Disk): void {
  folders.forEach((folder) => disk.makeFolder(join(root, folder)));
  edits.forEach((edit, index) => {
    const { absolute } = locate(root, edit);
    if (edit.content === null) {
      disk.removeFile(absolute);
    } else {
      disk.rename(join(root, transactionFolder, "new", String(index)), absolute);
    }
  });
  edits.filter(({ content }) => content === null).forEach(({ path }) => removeEmptied(root, dirname(path), disk));
  disk.removeFile(join(root, transactionFolder, "journal.json"));
}

/** Looks again at what the edit was decided on. */
function locate(root: string, { path, expected }: Edit): ReturnType<typeof resolveInside> {
  const place = resolveInside(root, path);
  if ((place.stats === null ? null : sha256(readFileSync(place.absolute))) !== expected) {
    throw new UserError("changed-meanwhile", `"${path}" changed while this ran`, "run the command again");
  }
  return place;
}

function missingFolders(root: string, edits: readonly Edit[]): readonly string[] {
  const folders = new Set(edits.filter(({ content }) => content !== null).flatMap(({ path }) => ancestors(path)));
  return [...folders].filter((folder) => !existsSync(join(root, folder))).toSorted();
}

function ancestors(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === "." ? [] : [...ancestors(folder), folder];
}

/** A folder that lost its last file would be all that is left of it. */
function removeEmptied(root: string, folder: string, disk: Disk): void {
  if (folder !== "." && existsSync(join(root, folder)) && readdirSync(join(root, folder)).length === 0) {
    disk.removeFolder(join(root, folder));
    removeEmptied(root, dirname(folder), disk);
  }
}
