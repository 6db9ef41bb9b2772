import type { Ask } from "./question.ts";

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

/** Starts a program with an argument array, never through a shell. Does not throw on a failing program. */
export type Run = (file: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;

/** What a command says while it works; goes to stderr, never to stdout. */
export interface Progress {
  /** Marks a step as running while `work` runs, then as done or failed. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** One line by itself. */
  note(line: string): void;
}

/** Everything a command may touch beyond its own arguments. */
export interface Effects {
  /** Absolute: where relative paths of the user start. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False without a terminal and with `--yes` or `--json`: then every question throws. */
  readonly interactive: boolean;
  readonly ask: Ask;
  readonly run: Run;
  readonly progress: Progress;
  now(): Date;
  /** Aborted by Ctrl-C and SIGTERM: stop before the next irreversible step. */
  readonly signal: AbortSignal;
}
