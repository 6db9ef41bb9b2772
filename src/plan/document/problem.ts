/** What the reader of a document could not accept; offsets are those of the document's text. */
export interface Problem {
  /** The code of the lint rule that explains it. */
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
