import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

import { UserError } from "../errors.ts";
import { explainDiskError } from "../files/disk-error.ts";
import { stateFolder } from "../files/write/journal.ts";
import { isAllRemains } from "../files/write/state-folder.ts";
import { lockFilePath } from "./state-paths.ts";

/** What stands where a project is to go; `empty` may hold a bare `.git`, and what a killed run left. */
export type Target = "absent" | "empty" | "ours";

/** @throws {UserError} where it is no folder, or a folder with something else in it. */
export function inspectTarget(target: string): Target {
  const names = listFolder(target);
  if (names === null) {
    refuseLinkToNowhere(target);
    return "absent";
  }
  if (names.every((name) => name === ".git" || (name === stateFolder && isAllRemains(target)))) {
    return "empty";
  }
  if (lstatSync(join(target, lockFilePath), { throwIfNoEntry: false })?.isFile() === true) {
    return "ours";
  }
  throw new UserError("folder-not-empty", `"${target}" is not empty`, "choose another folder, or empty this one");
}

function listFolder(target: string): readonly string[] | null {
  try {
    if (statSync(target, { throwIfNoEntry: false })?.isFile() === true) {
      throw new UserError("not-a-folder", `"${target}" is a file`, "choose another folder");
    }
    return readdirSync(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null;
    }
    throw explainDiskError(error, target);
  }
}

/** Nothing can be made at such a link, nor below it. */
function refuseLinkToNowhere(target: string): void {
  if (existsSync(target)) {
    return;
  }
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) {
    throw new UserError(
      "path-in-the-way",
      `"${target}" is a link that leads nowhere`,
      "remove it, or choose another folder",
    );
  }
  refuseLinkToNowhere(dirname(target));
}
