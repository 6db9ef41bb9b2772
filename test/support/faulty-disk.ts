import { type Disk, realDisk } from "../../src/files/disk.ts";

/**
 * What happens at one call: `refuse` fails it alone; `tear` writes half a file and fails; `kill-before` and `kill-after`
 * let nothing through any more, as if the process were gone; `abort` asks the run to stop, as a signal would.
 */
export type Fault = "refuse" | "tear" | "kill-before" | "kill-after" | "abort";

export interface FaultyDisk extends Disk {
  /** How many calls there were. */
  readonly count: () => number;
  readonly signal: AbortSignal;
}

/** The real disk, with one fault at call number `at`, counted from 0; -1: none. */
export function createFaultyDisk(fault: Fault, at: number, code = "EIO"): FaultyDisk {
  const controller = new AbortController();
  let calls = 0;
  let dead = false;
  const failure = (): Error => Object.assign(new Error(`${code}: injected`), { code });
  function guard<Args extends readonly unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      const isHit = calls === at;
      calls += 1;
      if (dead || (isHit && fault === "kill-before")) {
        dead = true;
        throw failure();
      }
      if (isHit && fault === "refuse") {
        throw failure();
      }
      call(...args);
      if (isHit && fault === "kill-after") {
        dead = true;
        throw failure();
      }
      if (isHit && fault === "abort") {
        controller.abort();
      }
    };
  }
  return {
    makeFolder: guard(realDisk.makeFolder),
    createFile: guard((path, content, mode) => {
      const isTorn = fault === "tear" && calls - 1 === at;
      realDisk.createFile(path, isTorn ? content.slice(0, content.length / 2) : content, mode);
      if (isTorn) {
        throw failure();
      }
    }),
    copyFile: guard(realDisk.copyFile),
    setMode: guard(realDisk.setMode),
    rename: guard(realDisk.rename),
    removeFile: guard(realDisk.removeFile),
    removeFolder: guard(realDisk.removeFolder),
    removeTree: guard(realDisk.removeTree),
    flush: guard(realDisk.flush),
    count: () => calls,
    signal: controller.signal,
  };
}
