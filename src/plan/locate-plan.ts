import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { kindAt } from "../files/kind-at.ts";

/**
 * The absolute path of a plan or a folder of plans that was named on the command line: as a path, or, where there is no
 * such path, by the number or the name of a document in `plans/` (`0001` and `team-invitations` are both
 * `plans/0001-team-invitations.md`).
 */
export function locatePlan(cwd: string, named: string): string {
  const path = resolve(cwd, named);
  const folder = join(cwd, "plans");
  if (kindAt(path) !== null || kindAt(folder) !== "folder") {
    return path;
  }
  const found = readdirSync(folder).filter((file) => answersTo(file, named));
  const [only] = found;
  return only !== undefined && found.length === 1 ? join(folder, only) : path;
}

function answersTo(file: string, named: string): boolean {
  const [, number, name] = /^(\d+)-(.+)\.md$/.exec(file) ?? [];
  return named === number || named === name || `${named}.md` === file;
}
