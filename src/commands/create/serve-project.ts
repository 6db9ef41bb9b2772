import { ExitCode } from "../../exit-codes.ts";
import { waitForPort } from "../../process/port.ts";
import { serve } from "../../process/serve.ts";
import type { Effects } from "../../effects.ts";
import type { Toolchain } from "./toolchain.ts";

export interface Serving {
  readonly port: number;
  readonly tools: Toolchain;
  /** The project's folder, absolute. */
  readonly target: string;
  /** With `json` the server's stdout goes to stderr. */
  readonly output: "json" | "text";
}

/** Serves until the server ends or Ctrl-C, and returns the exit code. Says where as soon as something answers there. */
export async function serveProject({ port, tools, target, output }: Serving, effects: Effects): Promise<number> {
  const { progress } = effects;
  const args = ["run", "poe", "serve"];
  const ended = new AbortController();
  const announced = announce(port, effects, ended.signal);
  const exitCode = await serve({
    program: tools.uv,
    args,
    cwd: target,
    env: { ...tools.env, PORT: String(port) },
    stdout: output === "json" ? 2 : 1,
    signal: effects.signal,
  });
  ended.abort();
  await announced;
  if (exitCode !== ExitCode.ok && !effects.signal.aborted) {
    progress.note(`"uv ${args.join(" ")}" ended with exit code ${exitCode}`);
  }
  return exitCode;
}

async function announce(port: number, { progress }: Effects, ended: AbortSignal): Promise<void> {
  if (await waitForPort(port, ended)) {
    progress.note(`serving http://127.0.0.1:${port}/api/v1/docs (Ctrl-C stops it)`);
  }
}
