import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { UserError } from "../../errors.ts";
import type { Disk } from "../disk.ts";
import { explainDiskError } from "../disk-error.ts";
import { isRunning, ownIdentity } from "../process-identity.ts";
import { refuseUnsafePath } from "../safe-path.ts";
import type { Edit, WriteEffects } from "./edit.ts";
import { inTurns } from "./in-turns.ts";

/**
 * Makes a folder that is not there yet: builds it beside its place and renames it into it, so that it is there whole or
 * not at all.
 * @throws {UserError} with nothing left behind.
 */
export async function createTree(target: string, edits: readonly Edit[], effects: WriteEffects): Promise<void> {
  const { disk } = effects;
  edits.forEach(({ path }) => refuseUnsafePath(path));
  const parent = dirname(target);
  const stage = join(parent, `.${basename(target)}.${ownIdentity()}.partial`);
  const made: string[] = [];
  try {
    makeParents(parent, made, disk);
    sweep(parent, basename(target), effects);
    disk.makeFolder(stage);
    await fill(stage, edits, effects);
    disk.rename(stage, target);
  } catch (error) {
    discard(stage, made, effects);
    throw explainTreeError(error, target);
  }
}

async function fill(stage: string, edits: readonly Edit[], { disk, signal }: WriteEffects): Promise<void> {
  const folders = new Set([stage]);
  for (const { path } of edits) {
    for (const folder of missingFolders(dirname(join(stage, path)), folders)) {
      disk.makeFolder(folder);
      folders.add(folder);
    }
  }
  await inTurns(edits, signal, ({ path, content, mode }) => disk.createFile(join(stage, path), content ?? "", mode));
}

function missingFolders(folder: string, known: ReadonlySet<string>): readonly string[] {
  return known.has(folder) ? [] : [...missingFolders(dirname(folder), known), folder];
}

function makeParents(folder: string, made: string[], disk: Disk): void {
  if (existsSync(folder)) {
    return;
  }
  makeParents(dirname(folder), made, disk);
  disk.makeFolder(folder);
  made.push(folder);
}

/** Removes what a killed run of the same name left here. */
function sweep(parent: string, name: string, { disk }: WriteEffects): void {
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(`.${name}.`) && entry.endsWith(".partial")) {
      const identity = entry.slice(name.length + 2, -".partial".length);
      if (/^\d+-\d+$/.test(identity) && !isRunning(identity)) {
        disk.removeTree(join(parent, entry));
      }
    }
  }
}

/** The first error is the one to report: what fails here is left for the next run to sweep. */
function discard(stage: string, made: readonly string[], { disk }: WriteEffects): void {
  try {
    disk.removeTree(stage);
    made.toReversed().forEach((folder) => disk.removeFolder(folder));
  } catch {
    // The disk that refused to take files may refuse to give them up as well.
  }
}

function explainTreeError(error: unknown, target: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOTEMPTY" || code === "EEXIST") {
    return new UserError(
      "folder-not-empty",
      `"${target}" was filled by someone else meanwhile`,
      "choose another folder",
    );
  }
  return explainDiskError(error, target);
}
