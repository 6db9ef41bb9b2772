import type { Path } from "../document/locate.ts";

/** One thing that a value gets wrong; `path` leads to it from the root of the block. */
export interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  /** Whether the finding points at a key rather than at a value. */
  readonly at: "value" | "key" | "missing";
  /** The object that lacks the key cannot be told from its alternatives: it counts as absent as a whole. */
  readonly isHollow: boolean;
  /** An imperative, where there is a better one than that of the rule. */
  readonly fix?: string;
}
