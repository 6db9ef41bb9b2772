import { spawnSync } from "node:child_process";

/** Process groups that this process started and that have not ended yet, by the id of their leader. */
const running = new Set<number>();

/**
 * Ends a process group that this process started, and what its members started in groups of their own, as task
 * runners do.
 */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined || !running.delete(pid)) {
    return;
  }
  for (const victim of [-pid, ...descendantsOf(pid)]) {
    try {
      process.kill(victim, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

function descendantsOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, of]) => of === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

/** Sees to it that the group ends with this process at the latest, however this process is ended. */
export function watchGroup(pid: number | undefined): void {
  if (pid === undefined) {
    return;
  }
  if (running.size === 0 && process.listenerCount("exit", endAll) === 0) {
    process.on("exit", endAll);
    process.on("disconnect", endAll);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(signal, () => {
        endAll();
        // oxlint-disable-next-line unicorn/no-process-exit -- a listener takes the default away
        process.exit(1);
      });
    }
  }
  running.add(pid);
}

function endAll(): void {
  [...running].forEach(endGroup);
}
