import { readFileSync } from "node:fs";

/** Tells a process from a later one with the same number: `<pid>-<start time>`. The time is 0 where there is no /proc. */
export function ownIdentity(): string {
  return `${process.pid}-${startTime(process.pid)}`;
}

/** Whether the process of this identity still runs on this machine. */
export function isRunning(identity: string): boolean {
  const [pid = 0, started] = identity.split("-").map(Number);
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") {
      return false;
    }
  }
  return started === startTime(pid);
}

/** Clock ticks after boot, field 22 of proc(5); the name in field 2 may hold anything, brackets too. */
function startTime(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? 0);
  } catch {
    return 0;
  }
}
