import { once } from "node:events";
import { createServer } from "node:net";
import { execa } from "execa";
import { ExitCode } from "../exit-codes.ts";
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

/**
 * Runs a server in the foreground until it ends or `signal` is aborted, and leaves no process behind: the
 * server and what it starts are one process group, asked to end once and killed after a grace period.
 * Returns the server's exit code, or 130 after an interrupt.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const child = execa(options.program.file, [...options.program.args, ...options.args], {
    cwd: options.cwd,
    env: options.env,
    stdin: "ignore",
    stdout: options.stdout,
    stderr: 2,
    reject: false,
    detached: process.platform !== "win32",
  });
  const { pid } = child;
  const endAll = (): void => killGroup(pid);
  const stop = (): void => {
    child.kill("SIGTERM");
    setTimeout(endAll, graceMilliseconds).unref();
  };
  process.once("exit", endAll);
  options.signal.addEventListener("abort", stop, { once: true });
  const result = await child;
  process.removeListener("exit", endAll);
  options.signal.removeEventListener("abort", stop);
  endAll();
  return options.signal.aborted ? ExitCode.interrupted : (result.exitCode ?? ExitCode.failed);
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined || process.platform === "win32") {
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}

/** True where nothing listens on the port of the loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen({ port, host: "127.0.0.1", exclusive: true });
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
