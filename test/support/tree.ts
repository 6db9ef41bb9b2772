import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Every path below a folder, sorted, with what is there; an absent folder is null. */
export function readTree(folder: string): Readonly<Record<string, string>> | null {
  if (!existsSync(folder)) {
    return null;
  }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const absolute = join(entry.parentPath, entry.name);
    const mode = (lstatSync(absolute).mode & 0o777).toString(8);
    const what = entry.isFile() ? `file ${mode} ${readFileSync(absolute, "utf8")}` : `folder ${mode}`;
    return [relative(folder, absolute).split(sep).join("/"), what] as const;
  });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
