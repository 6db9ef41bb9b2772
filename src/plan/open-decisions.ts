import type { CheckedBlock } from "./checked-block.ts";
import type { Path } from "./document/locate.ts";
import type { Plain } from "./document/plain-value.ts";
import { isOpen } from "./ir/draft.ts";
import { pathName } from "./findings/place.ts";

/** A decision that waits for a question, or a question without an answer. */
export interface OpenDecision {
  readonly file: string;
  /** Where it stands, by name. */
  readonly path: string;
  readonly question: string;
}

/** What is still open in the blocks: no finding, and the reason why a plan is not ready. */
export function openDecisions(blocks: readonly CheckedBlock[]): readonly OpenDecision[] {
  return blocks.flatMap(({ document, block, id, kind }) => {
    const waiting = findOpen(block.value).map(({ path, question }) => ({
      file: document.path,
      path: pathName(id, path),
      question,
    }));
    const answer =
      typeof block.value === "object" && block.value !== null && !Array.isArray(block.value)
        ? block.value["answer"]
        : undefined;
    const isUnanswered = kind === "question" && answer === "none";
    return isUnanswered ? [...waiting, { file: document.path, path: id, question: id }] : waiting;
  });
}

function findOpen(value: Plain, path: Path = []): readonly { readonly path: Path; readonly question: string }[] {
  if (isOpen(value)) {
    return [{ path, question: value.open }];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const entries: readonly (readonly [string | number, Plain])[] = Array.isArray(value)
    ? value.map((item, at) => [at, item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, item]) => findOpen(item, [...path, key]));
}
