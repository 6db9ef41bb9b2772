import type { Finding, TextEdit } from "./finding.ts";

/** The text with every edit that does not touch another one; nothing else changes, not a byte. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ edit }) => (edit === undefined ? [] : [edit]));
  const apart = edits
    .toSorted((a, b) => a.start - b.start)
    .filter((edit, index, all) => index === 0 || edit.start >= (all[index - 1]?.end ?? 0));
  return apart.reduceRight((result, edit) => replaceSpan(result, edit), text);
}

export function replaceSpan(text: string, { start, end, text: inserted }: TextEdit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
