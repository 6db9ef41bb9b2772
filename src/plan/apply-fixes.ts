import type { PlanDocument } from "./document/plan-document.ts";
import { readDocument } from "./document/read-document.ts";
import { readSidecar } from "./document/read-sidecar.ts";
import type { Finding, TextEdit } from "./finding.ts";

/**
 * The text with every edit that does not touch another one, and after which the document reads no worse; nothing else
 * changes, not a byte.
 */
export function applyFixes({ path, form, text }: PlanDocument, findings: readonly Finding[]): string {
  const reread = form === "yaml" ? readSidecar : readDocument;
  const edits = findings.flatMap(({ edit }) => (edit === undefined ? [] : [edit]));
  const apart = edits
    .toSorted((a, b) => a.start - b.start)
    .filter((edit, index, all) => index === 0 || edit.start >= (all[index - 1]?.end ?? 0));
  const problemsIn = (tried: string): number => reread(path, tried).problems.length;
  const start = { text, problems: problemsIn(text) };
  return apart.reduceRight((result, edit) => {
    const tried = replaceSpan(result.text, edit);
    const problems = problemsIn(tried);
    return problems > result.problems ? result : { text: tried, problems };
  }, start).text;
}

export function replaceSpan(text: string, { start, end, text: inserted }: TextEdit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
