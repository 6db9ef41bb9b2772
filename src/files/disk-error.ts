import { UserError } from "../errors.ts";

interface Cause {
  readonly code: string;
  readonly message: (path: string) => string;
  readonly fix: string;
}

const causes: Readonly<Record<string, Cause>> = {
  ENOSPC: { code: "disk-full", message: () => "the disk is full", fix: "free some space and run the command again" },
  EDQUOT: {
    code: "disk-full",
    message: () => "your disk quota is used up",
    fix: "free some space and run the command again",
  },
  EROFS: {
    code: "read-only",
    message: (path) => `"${path}" is on a read-only file system`,
    fix: "choose another folder",
  },
  EACCES: {
    code: "no-permission",
    message: (path) => `you may not write "${path}"`,
    fix: "choose another folder, or change its permissions",
  },
  EPERM: {
    code: "no-permission",
    message: (path) => `you may not write "${path}"`,
    fix: "choose another folder, or change its permissions",
  },
  EIO: {
    code: "disk-failed",
    message: (path) => `the disk failed at "${path}"`,
    fix: "check the disk, then run the command again",
  },
  ENAMETOOLONG: {
    code: "path-too-long",
    message: (path) => `the path "${path}" is too long`,
    fix: "choose a folder with a shorter path",
  },
  ENOTDIR: { code: "path-in-the-way", message: (path) => `"${path}" lies below a file`, fix: "choose another folder" },
  ENOENT: {
    code: "folder-gone",
    message: (path) => `"${path}" cannot be made: a folder on its way is gone, or takes no files`,
    fix: "choose another folder",
  },
  ELOOP: {
    code: "path-in-the-way",
    message: (path) => `"${path}" lies behind links that lead in a circle`,
    fix: "choose another folder",
  },
  EBUSY: {
    code: "in-use",
    message: (path) => `another program has a file of "${path}" open`,
    fix: "close it and run the command again",
  },
  EMFILE: {
    code: "too-many-files",
    message: () => "too many files are open",
    fix: "close some programs and run the command again",
  },
};

/** Says what a failed system call means to the user; anything unknown is given back as it is. */
export function explainDiskError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const cause = causes[code];
  if (cause === undefined || error instanceof UserError) {
    return error;
  }
  return new UserError(cause.code, cause.message(path), cause.fix);
}
