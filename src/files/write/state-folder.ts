import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Disk } from "../disk.ts";
import { resolveFolderInside } from "../safe-path.ts";
import { stateFolder, transactionFolder } from "./journal.ts";

/**
 * Where the state folder of a project is, or would be. What is removed in there is removed for good, so neither it nor
 * the transaction in it may be a way out of the project.
 * @throws {UserError} `path-in-the-way`.
 */
export function resolveStateFolder(root: string): string {
  return dirname(resolveFolderInside(root, transactionFolder).absolute);
}

/**
 * Whether a killed run left something half done.
 * @throws {UserError} `path-in-the-way`.
 */
export function needsRecovery(root: string): boolean {
  if (!existsSync(join(root, stateFolder))) {
    return false;
  }
  const names = readdirSync(resolveStateFolder(root));
  return names.length === 0 || names.some((name) => name === "transaction" || name.endsWith(".lock"));
}

/** Of two runs that start at once, the second finds the folder made by the first. */
export function makeStateFolder(folder: string, disk: Disk): void {
  if (existsSync(folder)) {
    return;
  }
  try {
    disk.makeFolder(folder);
  } catch (error) {
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

export function removeIfUnused(folder: string, disk: Disk): void {
  if (readdirSync(folder).length === 0) {
    disk.removeFolder(folder);
  }
}
