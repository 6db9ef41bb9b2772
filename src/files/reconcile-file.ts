import type { ChangeStatus } from "./change.ts";
import { mergeTexts } from "./merge.ts";
import type { Ownership } from "./virtual-file.ts";

/** The three texts of one file, LF-normalised; null: there is none. */
export interface ThreeTexts {
  /** What was rendered last time. */
  readonly base: string | null;
  readonly disk: string | null;
  /** What is rendered now. */
  readonly next: string | null;
}

export interface Decision {
  readonly status: ChangeStatus;
  readonly after: string | null;
  readonly note?: string;
  /** For a conflict that the merge could mark. */
  readonly marked?: string;
}

/** The table in ARCHITECTURE.md, row by row. */
export function reconcileFile({ base, disk, next }: ThreeTexts, ownership: Ownership): Decision {
  if (next === null) {
    return retire(base, disk);
  }
  if (disk === null) {
    return base === null ? { status: "create", after: next } : { status: "skip", after: null, note: "you deleted it" };
  }
  if (disk === next) {
    return { status: "identical", after: disk };
  }
  if (base === null) {
    return ownership === "once"
      ? { status: "skip", after: disk, note: "yours" }
      : { status: "conflict", after: disk, note: "it was there before" };
  }
  return reconcileEdited({ base, disk, next }, ownership);
}

function retire(base: string | null, disk: string | null): Decision {
  if (disk !== null && disk !== base) {
    return { status: "orphan", after: disk, note: "no longer generated, kept because you edited it" };
  }
  return { status: disk === null ? "skip" : "delete", after: null };
}

function reconcileEdited(texts: { base: string; disk: string; next: string }, ownership: Ownership): Decision {
  const { base, disk, next } = texts;
  if (next === base || ownership === "once") {
    return { status: "skip", after: disk, note: "kept as you edited it" };
  }
  if (disk === base) {
    return { status: "update", after: next };
  }
  if (ownership === "managed") {
    return { status: "conflict", after: disk, note: "it is always regenerated, and you edited it" };
  }
  const merged = mergeTexts({ base, ours: disk, theirs: next });
  if (merged.kind === "conflict") {
    return {
      status: "conflict",
      after: disk,
      note: "you and this version changed the same lines",
      marked: merged.text,
    };
  }
  const look = merged.spliced > 0 ? { note: `look at ${merged.spliced} insertion(s) beside changed lines` } : {};
  return { status: "merge", after: merged.text, ...look };
}
