import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

/** Whether a path, existing or not, ends up inside a folder after every link on its way is followed. Both absolute. */
export function isBelow(file: string, folder: string): boolean {
  const inside = relative(real(folder), real(file));
  return inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|[\\/])/.test(inside);
}

/** The path with the links of its existing part resolved. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(real(parent), basename(path));
  }
}
