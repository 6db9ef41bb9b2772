import { execa } from "execa";
import { InterruptedError } from "../errors.ts";

/** A child process that ran to its end. */
export interface RunResult {
  /** Null when a signal ended it or it could not be started. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Laid over the environment of this process; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Milliseconds after which the child is ended. */
  readonly timeout?: number;
}

/**
 * Starts a program with an argument array, never through a shell. Does not throw on a failing program.
 * @throws {InterruptedError} where the run was asked to stop: what the program answered then says nothing.
 */
export type Run = (file: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;

const graceMilliseconds = 5_000;

/** A `Run` whose children end when `signal` is aborted or this process ends. */
export function createRun(signal: AbortSignal): Run {
  return async (file, args, options = {}) => {
    const { input, ...rest } = options;
    const result = await execa(file, args, {
      ...rest,
      ...(input === undefined ? { stdin: "ignore" } : { input }),
      reject: false,
      cancelSignal: signal,
      forceKillAfterDelay: graceMilliseconds,
    });
    if (signal.aborted) {
      throw new InterruptedError();
    }
    return {
      exitCode: result.exitCode ?? null,
      stdout: result.stdout,
      stderr: result.stderr === "" && result.exitCode === undefined ? (result.shortMessage ?? "") : result.stderr,
    };
  };
}
