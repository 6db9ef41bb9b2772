import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { realDisk } from "../files/disk.ts";
import { sha256 } from "../files/hash.ts";
import { applyEdits } from "../files/write/apply-edits.ts";

/** Exactly the text to be in a file. */
export interface PlanText {
  /** Relative to `cwd`, or absolute. */
  readonly path: string;
  readonly text: string;
  readonly state: "new" | "changed";
}

/** Writes plans through the one disk writer: all of them or none, and never over what changed meanwhile. */
export async function writePlans(cwd: string, texts: readonly PlanText[], signal: AbortSignal): Promise<void> {
  const isInside = ({ path }: PlanText): boolean =>
    !isAbsolute(path) && !relative(cwd, resolve(cwd, path)).startsWith("..");
  const inside = texts.filter(isInside);
  await write(cwd, inside, signal);
  for (const text of texts.filter((candidate) => !isInside(candidate))) {
    const file = resolve(cwd, text.path);
    await write(dirname(file), [{ ...text, path: relative(dirname(file), file) }], signal);
  }
}

async function write(root: string, texts: readonly PlanText[], signal: AbortSignal): Promise<void> {
  if (texts.length === 0) {
    return;
  }
  const edits = texts.map(({ path, text, state }) => {
    const expected = state === "new" ? null : sha256(readFileSync(join(root, path)));
    return { path, content: text, mode: 0o644, expected };
  });
  await applyEdits(root, edits, { disk: realDisk, signal });
}
