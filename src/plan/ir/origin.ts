import type { Path } from "../document/locate.ts";

/** Where something was said: a block, counted over all documents, and the path in it. */
export interface Origin {
  readonly block: number;
  readonly path: Path;
}
