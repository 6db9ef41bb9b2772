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
 * Whether a killed run left something to clear up.
 * @throws {UserError} `path-in-the-way`.
 */
export function needsRecovery(root: string): boolean {
  const names = listState(root);
  return names !== null && (names.length === 0 || names.some(isRemains));
}

/**
 * Whether the state folder holds what a killed run left and nothing else, so that it goes when that is cleared up.
 * @throws {UserError} `path-in-the-way`.
 */
export function isAllRemains(root: string): boolean {
  return listState(root)?.every(isRemains) === true;
}

function isRemains(name: string): boolean {
  return name === "transaction" || name.endsWith(".lock");
}

function listState(root: string): readonly string[] | null {
  return existsSync(join(root, stateFolder)) ? readdirSync(resolveStateFolder(root)) : null;
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
