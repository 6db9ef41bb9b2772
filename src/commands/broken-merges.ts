import type { Change } from "../files/change.ts";

const none: ReadonlySet<string> = new Set();

/**
 * The paths of merged Python files that parsed before and would parse no more: lines that do not touch each other can
 * still be one statement. Empty where there is no Python to ask.
 */
export async function findBrokenMerges(changes: readonly Change[], signal: AbortSignal): Promise<ReadonlySet<string>> {
  const merges = changes.filter(({ status, path }) => status === "merge" && path.endsWith(".py"));
  if (merges.length === 0) {
    return none;
  }
  const { parsesAsPython } = await import("../process/parses-as-python.ts");
  const texts = merges.flatMap(({ before, after }) => [before ?? "", after ?? ""]);
  const parses = await parsesAsPython(texts, signal);
  const isBroken = (index: number): boolean => parses?.[index * 2] === true && parses[index * 2 + 1] === false;
  return new Set(merges.filter((_, index) => isBroken(index)).map(({ path }) => path));
}
