import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is removed when the test has ended. */
export async function makeSandbox(): Promise<string> {
  const folder = await makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** An empty folder outside the repository. */
export async function makeFolder(): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), "cbp-")));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** A digest of every path below a folder and of every file's bytes. */
export async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map(entries.map((entry) => [path.join(entry.parentPath, entry.name), entry]));
  const hash = createHash("sha256");
  for (const file of [...files.keys()].toSorted()) {
    hash.update(`${path.relative(folder, file)}\0`);
    if (files.get(file)?.isFile() === true) {
      hash.update(await readFile(file));
    }
  }
  return hash.digest("hex");
}
