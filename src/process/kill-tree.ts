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
  const { stdout } = await execa("ps", ["-A", "-o", "pid=,ppid="], { reject: false });
  for (const member of [pid, ...descendants(pid, parsePairs(stdout))]) {
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

function parsePairs(table: string): readonly ProcessPair[] {
  return table.split("\n").map((line) => {
    const [pid = "", parent = ""] = line.trim().split(/\s+/);
    return [Number(pid), Number(parent)];
  });
}

function descendants(root: number, pairs: readonly ProcessPair[]): readonly number[] {
  const children = pairs.filter(([, parent]) => parent === root).map(([pid]) => pid);
  return children.flatMap((child) => [child, ...descendants(child, pairs)]);
}
