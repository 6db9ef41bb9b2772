import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";

/**
 * Every call that changes the disk goes through here, so that a test can let each of them fail. Paths are absolute.
 * One after the other: to hand hundreds of small files to other threads takes more time than to write them.
 */
export interface Disk {
  /** Fails where it exists. */
  readonly makeFolder: (path: string) => void;
  /** Fails where it exists. */
  readonly createFile: (path: string, content: string, mode: number) => void;
  readonly copyFile: (from: string, to: string) => void;
  readonly setMode: (path: string, mode: number) => void;
  readonly rename: (from: string, to: string) => void;
  readonly removeFile: (path: string) => void;
  /** Fails where it is not empty. */
  readonly removeFolder: (path: string) => void;
  readonly removeTree: (path: string) => void;
  /** Waits until a file or a folder's entries are on the medium. */
  readonly flush: (path: string) => void;
}

export const realDisk: Disk = {
  makeFolder: (path) => mkdirSync(path),
  createFile: (path, content, mode) => writeFileSync(path, content, { mode, flag: "wx" }),
  copyFile: (from, to) => copyFileSync(from, to),
  setMode: (path, mode) => chmodSync(path, mode),
  rename: (from, to) => renameSync(from, to),
  removeFile: (path) => unlinkSync(path),
  removeFolder: (path) => rmdirSync(path),
  removeTree: (path) => rmSync(path, { recursive: true, force: true }),
  flush: (path) => {
    const descriptor = openSync(path, "r");
    try {
      fsyncSync(descriptor);
    } catch (error) {
      // Windows refuses to flush what is open for reading, and folders altogether.
      if (process.platform !== "win32") {
        throw error;
      }
    } finally {
      closeSync(descriptor);
    }
  },
};
