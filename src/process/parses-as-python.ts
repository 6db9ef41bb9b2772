import { homedir } from "node:os";
import { UserError } from "../errors.ts";
import { findPython } from "./find-python.ts";
import { type Machine, probeTimeout } from "./machine.ts";
import { createRun } from "./run.ts";

const script = `
import json, sys

def parses(text):
    try:
        compile(text, "text", "exec", dont_inherit=True)
    except (MemoryError, RecursionError, SyntaxError, ValueError):
        return False
    return True

print(json.dumps([parses(text) for text in json.load(sys.stdin)]))
`;

/**
 * Whether each of the texts is Python, without running it; null where there is no Python on this machine to ask.
 * @throws {InterruptedError} when `signal` is aborted.
 */
export async function parsesAsPython(
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly boolean[] | null> {
  const machine: Machine = { run: createRun(signal), env: process.env, platform: process.platform, home: homedir() };
  const python = await findPython(machine).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "python-missing") {
      return null;
    }
    throw error;
  });
  if (python === null) {
    return null;
  }
  const args = ["-I", "-X", "utf8", "-W", "ignore", "-c", script];
  const { exitCode, stdout } = await machine.run(python.file, args, {
    input: JSON.stringify(texts),
    timeout: probeTimeout,
  });
  return exitCode === 0 ? (JSON.parse(stdout) as readonly boolean[]) : null;
}
