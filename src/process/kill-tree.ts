import { existsSync, readdirSync, readFileSync } from "node:fs";
import { execa } from "execa";

/**
 * Kills a process and all it started, whatever groups and sessions they made for themselves.
 * For what did not end when it was asked to.
 */
export async function killTree(pid: number): Promise<void> {
  if (process.platform === "win32") {
    await execa("taskkill", ["/pid", String(pid), "/T", "/F"], { reject: false });
    return;
  }
  for (const member of [pid, ...descendants(pid, readProc() ?? (await askPs()))]) {
    sendSignal(member, "SIGKILL");
  }
}

/** False where there is no such process; a negative `pid` means the group of that id. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

type ProcessPair = readonly [pid: number, parent: number];

/** From proc(5), since small containers have no `ps`; null where there is no such folder. */
function readProc(): readonly ProcessPair[] | null {
  if (!existsSync("/proc/self/stat")) {
    return null;
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), parentOf(pid)]);
}

/** The second field behind the name, which may hold anything, brackets too; 0 for a process that is gone. */
function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
  } catch {
    return 0;
  }
}

async function askPs(): Promise<readonly ProcessPair[]> {
  const { stdout } = await execa("ps", ["-A", "-o", "pid=,ppid="], { reject: false });
  return stdout.split("\n").map((line) => {
    const [pid = "", parent = ""] = line.trim().split(/\s+/);
    return [Number(pid), Number(parent)];
  });
}

function descendants(root: number, pairs: readonly ProcessPair[]): readonly number[] {
  const children = pairs.filter(([, parent]) => parent === root).map(([pid]) => pid);
  return children.flatMap((child) => [child, ...descendants(child, pairs)]);
}
