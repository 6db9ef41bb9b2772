import type { Position } from "./document/line-index.ts";

export type Severity = "error" | "warning";

/** A change of the document's text with one safe answer. Offsets are those of the text without byte order mark. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing that is wrong with a plan, where it is, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  /** What it is about, by name: `model.Order.customer.on_delete`; empty for the document as a whole. */
  readonly path: string;
  /** A lower-case fact. */
  readonly message: string;
  /** One imperative. */
  readonly fix: string;
  readonly edit?: TextEdit;
  /** The line it is in, for the caret. */
  readonly excerpt: string;
}
