import type { ExitCode } from "../exit-codes.ts";

/**
 * What a command returns to the reporter, which alone writes to stdout and stderr.
 * `data` is the one document that `--json` prints; `lines` is what a person reads.
 */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly data: unknown;
  readonly lines: readonly string[];
}
