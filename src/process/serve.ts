import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { ExitCode } from "../exit-codes.ts";
import { killTree, sendSignal } from "./kill-tree.ts";
import type { Program } from "./machine.ts";

export interface ServeOptions {
  readonly program: Program;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the child's stdout goes: 2 keeps our own stdout for the one JSON document. */
  readonly stdout: 1 | 2;
  readonly signal: AbortSignal;
}

const graceMilliseconds = 15_000;
const pollMilliseconds = 100;

/**
 * Runs a server in the foreground until it ends or `signal` is aborted, and leaves no process behind: the server is
 * asked to end once, and killed with all it started after a grace period or at the second Ctrl-C.
 * Returns the server's exit code, or 130 after an interrupt.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const child = startServer(options);
  const { pid } = child;
  if (pid === undefined) {
    return ExitCode.failed;
  }
  const kill = (): void => void killTree(pid);
  const stop = (): void => {
    child.kill("SIGTERM");
    setTimeout(kill, graceMilliseconds).unref();
    process.on("SIGINT", kill).on("SIGTERM", kill);
  };
  const abandon = (): void => void sendSignal(-pid, "SIGTERM");
  process.once("exit", abandon);
  options.signal.addEventListener("abort", stop, { once: true });
  const { exitCode } = await child;
  await endGroup(pid);
  process.off("exit", abandon).off("SIGINT", kill).off("SIGTERM", kill);
  options.signal.removeEventListener("abort", stop);
  return options.signal.aborted ? ExitCode.interrupted : (exitCode ?? ExitCode.failed);
}

/** In a process group of its own, so that a Ctrl-C on the terminal reaches it once, from here. */
function startServer({ program, args, cwd, env, stdout }: ServeOptions) {
  return execa(program.file, [...program.args, ...args], {
    cwd,
    env,
    stdin: "ignore",
    stdout,
    stderr: 2,
    reject: false,
    detached: process.platform !== "win32",
    // A worker may take longer to finish its job; the grace period here is the one that counts.
    forceKillAfterDelay: false,
  });
}

/** Ends what outlived the server in its group: asked first, since it may have children of its own. */
async function endGroup(pid: number): Promise<void> {
  sendSignal(-pid, "SIGTERM");
  const deadline = Date.now() + graceMilliseconds;
  while (sendSignal(-pid, 0) && Date.now() < deadline) {
    await pause(pollMilliseconds);
  }
  sendSignal(-pid, "SIGKILL");
}
