/** Thor's vocabulary for what happens to a path. */
export type ChangeStatus =
  | "create"
  | "update"
  | "identical"
  | "merge"
  | "move"
  | "delete"
  | "conflict"
  | "skip"
  | "orphan";

/** One decided action on one path: what reconcile returns and the writer carries out. */
export interface Change {
  readonly status: ChangeStatus;
  readonly path: string;
  /** The text on disk, LF-normalised for a generated file and as it is for a plan; null where there is none. */
  readonly before: string | null;
  /** The text to be there afterwards; null where there is to be none. */
  readonly after: string | null;
  /** For a file that moves: where it was. */
  readonly from?: string;
  /** For `skip`, `orphan`, `conflict` and `merge`: why, or what to look at. */
  readonly note?: string;
}
