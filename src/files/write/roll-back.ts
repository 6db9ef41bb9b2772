import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Disk } from "../disk.ts";
import { sha256 } from "../hash.ts";
import { resolveInside } from "../safe-path.ts";
import { type JournalStep, readJournal, transactionFolder } from "./journal.ts";

/**
 * Takes back whatever part of a transaction was carried out, and forgets it. Being killed here does no harm: the next
 * call goes on. A file that was edited since stays as it is.
 */
export function rollBack(root: string, disk: Disk): void {
  const journal = readJournal(root);
  if (journal !== null) {
    const steps = journal.steps.map((step, index) => ({
      step,
      old: join(root, transactionFolder, "old", String(index)),
    }));
    steps.toReversed().forEach((saved) => restore(root, saved, disk));
    journal.folders.toReversed().forEach((folder) => removeIfEmpty(join(root, folder), disk));
    disk.removeFile(join(root, transactionFolder, "journal.json"));
  }
  disk.removeTree(join(root, transactionFolder));
}

interface SavedStep {
  readonly step: JournalStep;
  /** Where the file as it was is kept, if there was one. */
  readonly old: string;
}

function restore(root: string, { step, old }: SavedStep, disk: Disk): void {
  const { absolute, stats } = resolveInside(root, step.path);
  const now = stats === null ? null : sha256(readFileSync(absolute));
  if (now !== step.after || now === step.before) {
    return;
  }
  if (step.before === null) {
    disk.removeFile(absolute);
  } else if (existsSync(old)) {
    makeParents(dirname(absolute), disk);
    disk.rename(old, absolute);
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
