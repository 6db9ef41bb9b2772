import { diff3Merge } from "node-diff3";

export interface MergeInput {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export type MergeResult =
  /** `spliced`: some insertions stood right at a change of the other side, and are worth a look. */
  | { readonly kind: "clean"; readonly text: string; readonly spliced: number }
  /** `text` has conflict markers. */
  | { readonly kind: "conflict"; readonly text: string };

interface Clash {
  readonly a: readonly string[];
  readonly o: readonly string[];
  readonly b: readonly string[];
}

/** Merges three texts by line; all of them with LF. */
export function mergeTexts({ base, ours, theirs }: MergeInput): MergeResult {
  const regions = diff3Merge(ours.split("\n"), base.split("\n"), theirs.split("\n"), { excludeFalseConflicts: true });
  let spliced = 0;
  let clashes = 0;
  const lines = regions.flatMap((region): readonly string[] => {
    if (region.ok !== undefined) {
      return region.ok;
    }
    const clash = region.conflict as Clash | undefined;
    if (clash === undefined) {
      return [];
    }
    const joined = splice(clash.a, clash.o, clash.b) ?? splice(clash.b, clash.o, clash.a);
    spliced += joined === null ? 0 : 1;
    clashes += joined === null ? 1 : 0;
    return joined ?? marked(clash);
  });
  const text = lines.join("\n");
  return clashes > 0 ? { kind: "conflict", text } : { kind: "clean", text, spliced };
}

/** Where one side only inserted lines before or after the hunk that the other side changed, both can be had. */
function splice(
  inserted: readonly string[],
  base: readonly string[],
  changed: readonly string[],
): readonly string[] | null {
  const extra = inserted.length - base.length;
  if (base.length === 0 || extra <= 0) {
    return null;
  }
  if (base.every((line, index) => inserted[index] === line)) {
    return [...changed, ...inserted.slice(base.length)];
  }
  if (base.every((line, index) => inserted[extra + index] === line)) {
    return [...inserted.slice(0, extra), ...changed];
  }
  return null;
}

function marked({ a, b }: Clash): readonly string[] {
  return ["<<<<<<< yours", ...a, "=======", ...b, ">>>>>>> generated"];
}
