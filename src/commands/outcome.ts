/**
 * What a command returns to the reporter, which alone writes to stdout and stderr.
 * `data` is the one document that `--json` prints; `lines` is what a person reads.
 */
export interface Outcome {
  /** One of `ExitCode`, or the code of a program that was run in the foreground. */
  readonly exitCode: number;
  readonly data: unknown;
  readonly lines: readonly string[];
}
