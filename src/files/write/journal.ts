import { readFileSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../errors.ts";
import { sha256 } from "../hash.ts";
import { refuseUnsafePath, resolveInside } from "../safe-path.ts";
import type { Disk } from "../disk.ts";
import type { Edit } from "./edit.ts";

/** Where a running transaction keeps what it needs to take itself back, inside the project. */
export const stateFolder = ".backend-plan";
export const transactionFolder = `${stateFolder}/transaction`;

/** One edit as the journal has it: enough to tell old from new, and from what a user wrote since. */
export interface JournalStep {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Journal {
  readonly steps: readonly JournalStep[];
  /** Folders that the transaction makes, outermost first. */
  readonly folders: readonly string[];
}

/** Edits that are ready to be carried out. */
export interface Transaction {
  readonly root: string;
  readonly edits: readonly Edit[];
  /** Folders that have to be made, outermost first. */
  readonly folders: readonly string[];
}

/** Once this returns, a killed run can be taken back. */
export function writeJournal({ root, edits, folders }: Transaction, disk: Disk): void {
  const folder = join(root, transactionFolder);
  const steps = edits.map(({ path, expected, content }): JournalStep => ({
    path,
    before: expected,
    after: content === null ? null : sha256(content),
  }));
  const journal: Journal = { steps, folders };
  disk.createFile(join(folder, "journal.part"), JSON.stringify(journal), 0o644);
  disk.flush(join(folder, "journal.part"));
  disk.rename(join(folder, "journal.part"), join(folder, "journal.json"));
  disk.flush(folder);
}

/**
 * Null where no transaction got as far as its journal. Its paths are as little trusted as anyone's.
 * @throws {UserError} `journal-damaged`, `unsafe-path`, `path-in-the-way`.
 */
export function readJournal(root: string): Journal | null {
  const { absolute, stats } = resolveInside(root, `${transactionFolder}/journal.json`);
  if (stats === null) {
    return null;
  }
  const journal = parseJournal(readFileSync(absolute, "utf8"));
  if (journal === null) {
    throw new UserError(
      "journal-damaged",
      `"${transactionFolder}/journal.json" cannot be read`,
      `compare the files in "${transactionFolder}/old" with yours, then remove "${transactionFolder}"`,
    );
  }
  [...journal.steps.map(({ path }) => path), ...journal.folders].forEach(refuseUnsafePath);
  return journal;
}

function parseJournal(text: string): Journal | null {
  try {
    const value = JSON.parse(text) as Partial<Journal> | null;
    const isWhole = Array.isArray(value?.folders) && Array.isArray(value.steps) && value.steps.every(isStep);
    return isWhole && value.folders.every((folder) => typeof folder === "string") ? (value as Journal) : null;
  } catch {
    return null;
  }
}

function isStep(step: unknown): step is JournalStep {
  const { path, before, after } = (step ?? {}) as Partial<Record<keyof JournalStep, unknown>>;
  return typeof path === "string" && [before, after].every((hash) => hash === null || typeof hash === "string");
}
