import type { Run } from "./run.ts";

/** What the search for Python and uv may look at. */
export interface Machine {
  readonly run: Run;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home directory, absolute. */
  readonly home: string;
}

/** A program and the arguments that always come first, for instance `python -m uv`. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** Milliseconds a candidate gets to answer a version question. */
export const probeTimeout = 15_000;
