/** Process groups that this process started and that have not ended yet, by the id of their leader. */
const running = new Set<number>();

/** Ends a process group that this process started. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) {
    return;
  }
  running.delete(pid);
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
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
