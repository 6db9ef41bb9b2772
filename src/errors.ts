import { ExitCode } from "./exit-codes.ts";

/**
 * A failure that the user can act on: one lower-case fact that quotes their input, one imperative fix.
 * Anything else that is thrown is a defect of this program.
 */
export class UserError extends Error {
  override readonly name: string = "UserError";

  // oxlint-disable-next-line max-params -- thrown everywhere, and read in the order in which it is printed
  constructor(
    /** Stable machine name for `--json`, for instance `folder-not-empty`. */
    readonly code: string,
    message: string,
    readonly fix: string,
    readonly exitCode: ExitCode = ExitCode.failed,
    /** Lines that show where the fact comes from, for instance the end of a failed program's output. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Ctrl-C, SIGTERM, or the end of input at a prompt: nothing was written. */
export class InterruptedError extends UserError {
  override readonly name = "InterruptedError";

  constructor() {
    super("interrupted", "interrupted, nothing was written", "run the command again", ExitCode.interrupted);
  }
}
