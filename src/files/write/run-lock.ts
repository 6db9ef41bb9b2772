import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { UserError } from "../../errors.ts";
import type { Disk } from "../disk.ts";
import { isRunning, ownIdentity } from "../process-identity.ts";

const attempts = 5;
const pauseMs = 40;
const lockName = /^run-(\d+-\d+)\.lock$/;

/**
 * Makes this process the only one that writes in the project. Everyone puts down a file that carries their own identity
 * and then looks for others: of two that come at the same time both see each other, and the one with the higher name
 * gives way. There is no file to take over, so a killed run blocks nobody.
 * @param folder - `.backend-plan` of the project, which exists.
 * @returns the path of the lock, to be removed at the end.
 * @throws {UserError} `project-busy`.
 */
export async function acquireRunLock(folder: string, disk: Disk): Promise<string> {
  const own = `run-${ownIdentity()}.lock`;
  putDown(join(folder, own), disk);
  for (let attempt = 1; ; attempt += 1) {
    const others = readdirSync(folder).filter((name) => lockName.test(name) && name !== own);
    const running = others.filter((name) => isRunning(identityOf(name)));
    if (running.length === 0) {
      others.forEach((name) => disk.removeTree(join(folder, name)));
      return join(folder, own);
    }
    if (attempt === attempts || running.some((name) => name < own)) {
      disk.removeFile(join(folder, own));
      throw busy(`another run (process ${running.map(pidOf).join(", ")})`);
    }
    await setTimeout(pauseMs);
  }
}

function putDown(lock: string, disk: Disk): void {
  try {
    disk.createFile(lock, "", 0o644);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EEXIST" || code === "ENOENT") {
      throw busy("another run");
    }
    disk.removeTree(lock);
    throw error;
  }
}

function busy(who: string): UserError {
  return new UserError("project-busy", `${who} is writing in this project`, "wait for it to end");
}

function identityOf(name: string): string {
  return lockName.exec(name)?.[1] ?? "";
}

function pidOf(name: string): string {
  return identityOf(name).split("-")[0] ?? "";
}
