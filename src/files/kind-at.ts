import { statSync } from "node:fs";

/** What lies at a path, links followed; null where there is nothing, or a link that leads nowhere. */
export function kindAt(path: string): "file" | "folder" | "other" | null {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      return "folder";
    }
    return stats.isFile() ? "file" : "other";
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ELOOP"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      return null;
    }
    throw error;
  }
}
