import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Change } from "../files/change.ts";
import { realDisk } from "../files/disk.ts";
import { sha256 } from "../files/hash.ts";
import { applyEdits } from "../files/write/apply-edits.ts";

/**
 * Writes plans through the one disk writer, and never over what changed since it was read. Those below `cwd` are
 * written all together or not at all; one that lies elsewhere is written by itself, after them.
 * @param changes paths relative to `cwd` or absolute; texts are exactly those of the files, line ends and mark included.
 * @throws {UserError} `changed-meanwhile`, and what the disk has against it.
 */
export async function writePlans(cwd: string, changes: readonly Change[], signal: AbortSignal): Promise<void> {
  const isInside = ({ path }: Change): boolean =>
    !isAbsolute(path) && relative(cwd, resolve(cwd, path)).split(sep)[0] !== "..";
  await write(cwd, changes.filter(isInside), signal);
  for (const change of changes.filter((candidate) => !isInside(candidate))) {
    const file = resolve(cwd, change.path);
    await write(dirname(file), [{ ...change, path: relative(dirname(file), file) }], signal);
  }
}

async function write(root: string, changes: readonly Change[], signal: AbortSignal): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const edits = changes.map(({ path, before, after }) => {
    const expected = before === null ? null : sha256(before);
    return { path, content: after, mode: 0o644, expected };
  });
  await applyEdits(root, edits, { disk: realDisk, signal });
}
