import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Existing } from "./agent-changes.ts";

/** Reads a path below the project without following a link in its last component. */
export function readExisting(root: string, path: string): Existing {
  const file = join(root, path);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    return { kind: "absent" };
  }
  if (!found.isFile()) {
    return { kind: "other", what: found.isSymbolicLink() ? "a symbolic link" : "no regular file" };
  }
  return { kind: "text", text: readFileSync(file, "utf8").replaceAll("\r\n", "\n") };
}
