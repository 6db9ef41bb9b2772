import type { Ownership } from "./virtual-file.ts";

/** What is remembered of a generated file between two runs. */
export interface TrackedFile {
  readonly id: string;
  readonly path: string;
  readonly ownership: Ownership;
  /** SHA-256 of the pristine render, the base of the next merge. */
  readonly renderHash: string;
  /** Deleted by the user: it is not made again. */
  readonly deleted?: true;
}
