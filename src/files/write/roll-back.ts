import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { UserError } from "../../errors.ts";
import type { Disk } from "../disk.ts";
import { sha256 } from "../hash.ts";
import { resolveFolderInside, resolveInside } from "../safe-path.ts";
import { type JournalStep, readJournal, transactionFolder } from "./journal.ts";

/**
 * Takes back whatever part of a transaction was carried out, and forgets it. Being killed here does no harm: the next
 * call goes on. A file that was edited since stays as it is.
 * @throws {UserError} `copy-damaged` where a file as it was is lost: that one stays as it is now, and so does the
 * journal; and what `resolveInside` throws.
 */
export function rollBack(root: string, disk: Disk): void {
  const journal = readJournal(root);
  if (journal !== null) {
    const lost = journal.steps.filter((step, index) => !restore(root, { step, index }, disk));
    refuseLost(lost);
    journal.folders.toReversed().forEach((folder) => removeIfEmpty(resolveFolderInside(root, folder).absolute, disk));
    disk.removeFile(join(root, transactionFolder, "journal.json"));
  }
  disk.removeTree(join(root, transactionFolder));
}

interface SavedStep {
  readonly step: JournalStep;
  /** What its copy is called. */
  readonly index: number;
}

/** False where it cannot. */
function restore(root: string, { step, index }: SavedStep, disk: Disk): boolean {
  const { absolute, stats } = resolveInside(root, step.path);
  const now = stats === null ? null : sha256(readFileSync(absolute));
  if (now !== step.after || now === step.before) {
    return true;
  }
  if (step.before === null) {
    disk.removeFile(absolute);
    return true;
  }
  const copy = resolveInside(root, `${transactionFolder}/old/${index}`);
  if (copy.stats === null || sha256(readFileSync(copy.absolute)) !== step.before) {
    return false;
  }
  makeParents(dirname(absolute), disk);
  disk.rename(copy.absolute, absolute);
  return true;
}

function refuseLost(lost: readonly JournalStep[]): void {
  const [first] = lost;
  if (first !== undefined) {
    const others = lost.length > 1 ? ` and ${lost.length - 1} more` : "";
    throw new UserError(
      "copy-damaged",
      `an interrupted run changed "${first.path}"${others}, and the copy of what it was is damaged`,
      `look at the file, then remove "${transactionFolder}"`,
    );
  }
}

/** The transaction removes folders that it empties. */
function makeParents(folder: string, disk: Disk): void {
  if (!existsSync(folder)) {
    makeParents(dirname(folder), disk);
    disk.makeFolder(folder);
  }
}

function removeIfEmpty(folder: string, disk: Disk): void {
  try {
    disk.removeFolder(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(code)) {
      throw error;
    }
  }
}
