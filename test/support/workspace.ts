import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is gone when the test is over. */
export async function makeWorkspace(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "create-backend-plan-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One digest of every path, kind and content below a folder. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sorted = entries
    .map((entry) => [path.join(entry.parentPath, entry.name), entry] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [file, entry] of sorted) {
    hash.update(`${path.relative(folder, file)}\0`);
    if (entry.isSymbolicLink()) {
      hash.update(await readlink(file));
    } else if (entry.isFile()) {
      hash.update(await readFile(file));
    }
    hash.update("\0");
  }
  return hash.digest("hex");
}
