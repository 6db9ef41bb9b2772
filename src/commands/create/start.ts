import { homedir } from "node:os";
import { UserError } from "../../errors.ts";
import { ExitCode } from "../../exit-codes.ts";
import { findPython } from "../../process/find-python.ts";
import { findUv, installUv } from "../../process/find-uv.ts";
import type { Machine, Program } from "../../process/machine.ts";
import { packageIndexEnvironment } from "../../process/package-index.ts";
import { isPortFree, serve } from "../../process/serve.ts";
import { shellQuote } from "../../shell-quote.ts";
import type { Effects } from "../effects.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { displayPath } from "./describe-result.ts";

export interface StartRequest {
  readonly target: string;
  readonly make: () => Promise<ScaffoldResult>;
  /** With `json` the server's stdout goes to stderr. */
  readonly output: "json" | "text";
}

interface Toolchain {
  readonly uv: Program;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const defaultPort = 8000;
const shownLines = 20;

/**
 * Scaffolds, installs, migrates, and serves until Ctrl-C. What can be found out beforehand (a Python, uv, the port)
 * is refused before anything is written. Throws UserError for a step that failed, with the command that repeats it.
 */
export async function start(
  request: StartRequest,
  effects: Effects,
): Promise<{ readonly exitCode: number; readonly result: ScaffoldResult }> {
  const { progress } = effects;
  const port = await freePort(effects);
  const tools = await progress.step("find Python and uv", () => findTools(effects));
  const result = await progress.step(`scaffold ${displayPath(effects.cwd, request.target)}`, request.make);
  for (const args of [["sync"], ["run", "poe", "migrate"]]) {
    const title = args[0] === "sync" ? "install (uv sync)" : "migrate (uv run poe migrate)";
    await progress.step(title, () => runStep({ args, tools, target: request.target }, effects));
  }
  progress.note(`serving http://127.0.0.1:${port}/api/v1/docs (Ctrl-C stops it)`);
  const exitCode = await serve({
    program: tools.uv,
    args: ["run", "poe", "serve"],
    cwd: request.target,
    env: { ...tools.env, PORT: String(port) },
    stdout: request.output === "json" ? 2 : 1,
    signal: effects.signal,
  });
  return { exitCode, result };
}

async function freePort({ env }: Effects): Promise<number> {
  const text = env["PORT"] ?? String(defaultPort);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new UserError("bad-port", `PORT cannot be "${text}"`, "set PORT to a number from 1 to 65535");
  }
  if (!(await isPortFree(port))) {
    throw new UserError("port-taken", `port ${port} is taken`, "set PORT to a free one, for instance PORT=8001");
  }
  return port;
}

async function findTools(effects: Effects): Promise<Toolchain> {
  const { run, env } = effects;
  const machine: Machine = { run, env, platform: process.platform, home: homedir() };
  const python = await findPython(machine);
  const uv = (await findUv(machine, python)) ?? (await installUv(machine, python));
  return {
    uv,
    env: {
      ...(await packageIndexEnvironment(machine, python.file)),
      UV_PYTHON: python.file,
      UV_PYTHON_DOWNLOADS: "never",
      // That of another project, if it is set at all.
      VIRTUAL_ENV: undefined,
    },
  };
}

interface Step {
  readonly args: readonly string[];
  readonly tools: Toolchain;
  readonly target: string;
}

async function runStep({ args, tools, target }: Step, effects: Effects): Promise<void> {
  const result = await effects.run(tools.uv.file, [...tools.uv.args, ...args], { cwd: target, env: tools.env });
  if (result.exitCode === 0) {
    return;
  }
  const command = `uv ${args.join(" ")}`;
  const fix = `${shellQuote(["cd", displayPath(effects.cwd, target)], process.platform)}, then ${command}`;
  if (effects.signal.aborted) {
    throw new UserError(
      "interrupted",
      `interrupted in "${command}"; the project is complete`,
      fix,
      ExitCode.interrupted,
    );
  }
  const output = `${result.stdout}\n${result.stderr}`.trim().split(/\r?\n/).slice(-shownLines);
  throw new UserError(
    "step-failed",
    `"${command}" failed`,
    `${fix}, once the cause above is put right`,
    ExitCode.failed,
    output,
  );
}
