import type { Node } from "yaml";
import type { FrontMatter } from "./front-matter.ts";
import type { LineIndex } from "./line-index.ts";
import type { TextLine } from "./fence.ts";
import type { Plain } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import type { SourceMap } from "./source-map.ts";

/** One `plan:<kind>` block, as it was written. */
export interface PlanBlock {
  readonly kind: string;
  readonly value: Plain;
  readonly root: Node | null;
  /** Where the values of this block stand in the YAML it was read from; empty for a fenced block. */
  readonly base: readonly (string | number)[];
  readonly source: SourceMap;
  /** Offset of the fence, for findings about the block as a whole. */
  readonly start: number;
  /** False where its YAML could not be read, or does not end: nothing is known of it but its id. */
  readonly isRead: boolean;
}

/** A fence that is no block. */
export interface OtherFence {
  readonly language: string;
  readonly text: string;
  readonly start: number;
}

/** A plan document or a `.plan.yaml` file beside one, as it is on disk. */
export interface PlanDocument {
  /** Relative to where the command runs, with `/`. */
  readonly path: string;
  readonly form: "markdown" | "yaml";
  /** The text without its byte order mark; what every offset counts in. */
  readonly text: string;
  /** The byte order mark, where there is one: written back as it was. */
  readonly mark: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly PlanBlock[];
  readonly prose: readonly TextLine[];
  readonly otherFences: readonly OtherFence[];
  readonly problems: readonly Problem[];
}
