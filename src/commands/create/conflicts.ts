import type { ScaffoldResult } from "../scaffold.ts";

export function hasConflicts({ changes }: ScaffoldResult): boolean {
  return changes.some(({ status }) => status === "conflict");
}

/** What a person has to know of the conflicts before anything else; no line where there are none. */
export function conflictLines(
  { changes, refusal }: ScaffoldResult,
  { dryRun }: { readonly dryRun: boolean },
): readonly string[] {
  if (refusal !== null) {
    return [refusal.message, `the run would be refused: ${refusal.fix}`];
  }
  const marked = changes.filter(({ status }) => status === "conflict").map(({ path }) => path);
  if (marked.length === 0) {
    return [];
  }
  const files = marked.join(", ");
  return [dryRun ? `would write conflict markers into ${files}` : `first resolve the conflict markers in ${files}`];
}
