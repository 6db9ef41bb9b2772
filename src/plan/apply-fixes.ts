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
  const problemsIn = (tried: string): Problems => reread(path, tried).problems.map(({ message }) => message);
  return applyAll({ text, problems: problemsIn(text) }, apart, problemsIn).text;
}

type Problems = readonly string[];

interface Attempt {
  readonly text: string;
  readonly problems: Problems;
}

/** All edits at once, and where that breaks something each half by itself; the later ones first, which moves none. */
function applyAll(from: Attempt, edits: readonly TextEdit[], problemsIn: (text: string) => Problems): Attempt {
  const text = edits.reduceRight(replaceSpan, from.text);
  const tried = { text, problems: problemsIn(text) };
  if (isNoWorse(tried.problems, from.problems)) {
    return tried;
  }
  const middle = edits.length >> 1;
  return edits.length < 2
    ? from
    : applyAll(applyAll(from, edits.slice(middle), problemsIn), edits.slice(0, middle), problemsIn);
}

function isNoWorse(problems: Problems, before: Problems): boolean {
  const left = new Map<string, number>();
  for (const problem of before) {
    left.set(problem, (left.get(problem) ?? 0) + 1);
  }
  return problems.every((problem) => {
    const count = left.get(problem) ?? 0;
    left.set(problem, count - 1);
    return count > 0;
  });
}

export function replaceSpan(text: string, { start, end, text: inserted }: TextEdit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
