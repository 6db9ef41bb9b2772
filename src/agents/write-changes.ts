import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { Change } from "../files/change.ts";

/** Carries out what was decided. */
export async function writeChanges(root: string, changes: readonly Change[]): Promise<void> {
  for (const { status, path, after } of changes) {
    if ((status === "create" || status === "update") && after !== null) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), after);
    }
  }
}
