import { readFileSync } from "node:fs";

import { UserError } from "../errors.ts";
import { resolveInside } from "../files/safe-path.ts";
import { type DiskText, decodeText } from "../files/text-form.ts";

/**
 * Reads those of the paths that exist.
 * @throws {UserError} where one is no text, or is no plain file inside the project.
 */
export function readFiles(root: string, paths: Iterable<string>): ReadonlyMap<string, DiskText> {
  const found = new Map<string, DiskText>();
  for (const path of paths) {
    const { absolute, stats } = resolveInside(root, path);
    if (stats !== null) {
      const text = decodeText(readFileSync(absolute));
      if (text === null) {
        throw new UserError("not-text", `"${path}" is not UTF-8 text`, "move it away");
      }
      found.set(path, text);
    }
  }
  return found;
}
