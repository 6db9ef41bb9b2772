/** What the reader of a document could not accept; offsets are those of the document's text. */
export interface Problem {
  /** The code of the lint rule that explains it. */
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Instead of the fix that the rule has for all cases. */
  readonly fix?: string;
  /** The text that is to stand at the place: only where there is one safe answer. */
  readonly replacement?: string;
}
