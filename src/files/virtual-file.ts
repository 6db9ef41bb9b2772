/** Who may change a generated file: always regenerated, three-way merged, or written once and left alone. */
export type Ownership = "managed" | "merged" | "once";

/** A rendered file before it meets the disk. */
export interface VirtualFile {
  /** Stable across moves of the file, `<layer>:<template path>`. */
  readonly id: string;
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly ownership: Ownership;
  /** LF line ends, UTF-8. */
  readonly content: string;
  readonly executable: boolean;
}
