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
  /** Counts a call and fails it where it must not begin; says whether it is the one. */
  function begin(): boolean {
    const isHit = calls === at;
    calls += 1;
    dead ||= isHit && fault === "kill-before";
    if (dead || (isHit && fault === "refuse")) {
      throw failure();
    }
    return isHit;
  }
  function end(isHit: boolean): void {
    dead ||= isHit && fault === "kill-after";
    if (isHit && (fault === "kill-after" || fault === "tear")) {
      throw failure();
    }
    if (isHit && fault === "abort") {
      controller.abort();
    }
  }
  function guard<Args extends readonly unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      const isHit = begin();
      call(...args);
      end(isHit && fault !== "tear");
    };
  }
  return {
    makeFolder: guard(realDisk.makeFolder),
    createFile: (path, content, mode) => {
      const isHit = begin();
      realDisk.createFile(path, isHit && fault === "tear" ? content.slice(0, content.length / 2) : content, mode);
      end(isHit);
    },
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
