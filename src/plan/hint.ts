import { suggest } from "../suggest.ts";

/** What was probably meant, as the end of a sentence; empty where nothing is near. */
export function hint(word: string, candidates: Iterable<string>): string {
  const meant = suggest(word, candidates);
  return meant === null ? "" : `; did you mean "${meant}"?`;
}
