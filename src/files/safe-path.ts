import { lstatSync, type Stats } from "node:fs";
import { join } from "node:path";

import { UserError } from "../errors.ts";
import { windowsDevices } from "../names/tables/windows.ts";

/**
 * Refuses every path that could mean something else than a file below the project on any system.
 * @throws {UserError} `unsafe-path`.
 */
export function refuseUnsafePath(path: string): void {
  if (path === "" || path !== path.normalize("NFC") || path.split("/").some(isUnsafeSegment)) {
    throw new UserError(
      "unsafe-path",
      `${JSON.stringify(path)} is not a path inside a project`,
      "put the file's real path there, relative, with /",
    );
  }
}

function isUnsafeSegment(segment: string): boolean {
  const stem = segment.split(".")[0] ?? "";
  return (
    segment === "" ||
    /^\.{1,2}$|[. ]$|[\\:*?"<>|\p{Cc}]/u.test(segment) ||
    Buffer.byteLength(segment) > 255 ||
    windowsDevices.has(stem.toLowerCase())
  );
}

interface Place {
  readonly absolute: string;
  /** Null where there is nothing. */
  readonly stats: Stats | null;
}

/**
 * The one way from a project's relative path to a place on disk: no component may be a symbolic link, every parent
 * must be a folder, and the path itself a file or nothing.
 * @throws {UserError} `unsafe-path`, `path-in-the-way`.
 */
export function resolveInside(root: string, path: string): Place {
  return resolve(root, path, "file");
}

/**
 * The same for a path that must be a folder or nothing.
 * @throws {UserError} `unsafe-path`, `path-in-the-way`.
 */
export function resolveFolderInside(root: string, path: string): Place {
  return resolve(root, path, "folder");
}

function resolve(root: string, path: string, kind: "file" | "folder"): Place {
  refuseUnsafePath(path);
  const segments = path.split("/");
  let absolute = root;
  let stats: Stats | null = null;
  for (const [index, segment] of segments.entries()) {
    absolute = join(absolute, segment);
    stats = lstatSync(absolute, { throwIfNoEntry: false }) ?? null;
    if (stats === null) {
      return { absolute: join(root, ...segments), stats: null };
    }
    const wanted = index === segments.length - 1 ? kind : "folder";
    if (stats.isSymbolicLink() || !(wanted === "file" ? stats.isFile() : stats.isDirectory())) {
      const what = stats.isSymbolicLink() ? "a symbolic link" : `not a ${wanted}`;
      throw new UserError("path-in-the-way", `"${segments.slice(0, index + 1).join("/")}" is ${what}`, "move it away");
    }
  }
  return { absolute, stats };
}
