import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { bin } from "./run-cli.ts";

export interface TerminalResult {
  readonly exitCode: number;
  /** Everything the terminal got, with its control sequences. */
  readonly shown: string;
  /** How many of the steps were never reached. */
  readonly left: number;
}

/** What to wait for on the screen, and what to type then; null hangs up. */
export type TerminalStep = readonly [awaited: string, typed: string | null];

const driver = fileURLToPath(new URL("drive-terminal.py", import.meta.url));

/** False where there is no Python to drive a pseudo-terminal with; on a CI machine that is a failure instead. */
export function canDriveTerminal(): boolean {
  const isThere = spawnSync("python3", ["-c", "import pty"]).status === 0;
  if (!isThere && process.env["CI"] !== undefined) {
    throw new Error("CI must have a python3 with the pty module");
  }
  return isThere;
}

// oxlint-disable-next-line max-params -- the environment is an afterthought of one test
export async function runInTerminal(
  args: readonly string[],
  steps: readonly TerminalStep[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<TerminalResult> {
  const { stdout } = await execa("python3", [driver, JSON.stringify(steps), process.execPath, bin, ...args], {
    cwd,
    env: { TERM: "xterm", NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });
  return JSON.parse(stdout) as TerminalResult;
}
