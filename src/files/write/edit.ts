import type { Disk } from "../disk.ts";

/** One write or deletion that the disk writer carries out, together with all the others or not at all. */
export interface Edit {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Exactly the bytes to be there; null: the file goes. */
  readonly content: string | null;
  /** Permission bits of a new file; a file that exists keeps its own. */
  readonly mode: number;
  /** SHA-256 of the bytes that were seen there when this was decided; null: there was nothing. */
  readonly expected: string | null;
}

/** What the writer works with; tests put their own disk in. */
export interface WriteEffects {
  readonly disk: Disk;
  readonly signal: AbortSignal;
}
