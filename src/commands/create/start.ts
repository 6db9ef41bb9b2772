import { InterruptedError, UserError } from "../../errors.ts";
import { ExitCode } from "../../exit-codes.ts";
import { isPortFree } from "../../process/port.ts";
import { shellQuote } from "../../shell-quote.ts";
import type { Effects } from "../../effects.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { hasConflicts } from "./conflicts.ts";
import { displayPath } from "./describe-result.ts";
import { serveProject } from "./serve-project.ts";
import { findTools, type Toolchain } from "./toolchain.ts";

export interface StartRequest {
  readonly target: string;
  readonly make: () => Promise<ScaffoldResult>;
  /** With `json` the server's stdout goes to stderr. */
  readonly output: "json" | "text";
}

const defaultPort = 8000;
const shownLines = 20;
const steps = [
  { name: "install", args: ["sync"] },
  { name: "migrate", args: ["run", "poe", "migrate"] },
];

/**
 * Scaffolds, installs, migrates, and serves until Ctrl-C. What can be found out beforehand (a Python, uv, the port)
 * is refused before anything is written; a project with conflict markers is not installed. Throws UserError for a step
 * that failed, with the command that repeats it.
 */
export async function start(
  request: StartRequest,
  effects: Effects,
): Promise<{ readonly exitCode: number; readonly result: ScaffoldResult }> {
  const { progress } = effects;
  const port = await freePort(effects);
  const tools = await progress.step("find Python and uv", () => findTools(effects));
  const result = await progress.step(`scaffold ${displayPath(effects.cwd, request.target)}`, request.make);
  if (hasConflicts(result)) {
    return { exitCode: ExitCode.findings, result };
  }
  for (const { name, args } of steps) {
    await progress.step(`${name} (uv ${args.join(" ")})`, () =>
      runStep({ args, tools, target: request.target }, effects),
    );
  }
  const exitCode = await serveProject({ port, tools, target: request.target, output: request.output }, effects);
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

interface Step {
  readonly args: readonly string[];
  readonly tools: Toolchain;
  readonly target: string;
}

async function runStep({ args, tools, target }: Step, effects: Effects): Promise<void> {
  const command = `uv ${args.join(" ")}`;
  const fix = `${shellQuote(["cd", displayPath(effects.cwd, target)], process.platform)}, then ${command}`;
  const run = effects.run(tools.uv.file, [...tools.uv.args, ...args], { cwd: target, env: tools.env });
  const result = await run.catch((error: unknown) => {
    throw error instanceof InterruptedError ? interruptedIn(command, fix) : error;
  });
  if (result.exitCode === 0) {
    return;
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

function interruptedIn(command: string, fix: string): UserError {
  return new UserError(
    "interrupted",
    `interrupted in "${command}"; the project is complete`,
    fix,
    ExitCode.interrupted,
  );
}
