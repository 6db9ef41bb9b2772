import type { z } from "zod";
import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import { valueAt } from "./value-at.ts";

type ZodIssue = z.core.$ZodIssue;

/** An issue of zod with the path from the root, out of the branch of each union that the value comes nearest to. */
export interface FlatIssue {
  readonly issue: ZodIssue;
  readonly path: Path;
  /** The value lacks what tells this branch from the others: nothing can be built on it. */
  readonly isHollow: boolean;
}

/** Unfolds the unions in an issue. */
export function flattenIssue(root: Plain, issue: ZodIssue, prefix: Path = []): readonly FlatIssue[] {
  const path = [...prefix, ...(issue.path as Path)];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    // Where no branch is named, no key of the object was looked at.
    return [{ issue, path, isHollow: issue.code === "invalid_union" && "discriminator" in issue }];
  }
  const branches = issue.errors.map((errors) => errors.flatMap((inner) => flattenIssue(root, inner, path)));
  const scores = branches.map((branch) => branch.reduce((sum, flat) => sum + distance(root, flat, path.length), 0));
  const nearest = branches.filter((_, at) => scores[at] === Math.min(...scores));
  if (nearest.length > 1 && nearest.every((branch) => branch.every((flat) => isAboutWhole(flat, path.length)))) {
    // Several branches fail at once: the value is none of them, which the union as a whole says best.
    return [{ issue: { ...issue, errors: [] }, path, isHollow: false }];
  }
  const candidates = branches.filter(
    (branch) => !branch.some((flat) => isAboutWhole(flat, path.length)) && !isOpenBranch(branch),
  );
  return (nearest[0] ?? []).map((flat) => {
    const lacksKey = flat.path.length === path.length + 1 && valueAt(root, flat.path) === undefined;
    return { ...flat, isHollow: flat.isHollow || (candidates.length > 1 && lacksKey) };
  });
}

function isAboutWhole({ issue, path }: FlatIssue, depth: number): boolean {
  return path.length === depth && issue.code !== "unrecognized_keys";
}

function isOpenBranch(branch: readonly FlatIssue[]): boolean {
  return branch.some(({ path }) => path.at(-1) === "open");
}

/** How far a value is from what a branch takes: another kind of value is furthest. */
function distance(root: Plain, { issue, path }: FlatIssue, depth: number): number {
  if (issue.code === "unrecognized_keys") {
    return 4 * issue.keys.length;
  }
  if (path.length > depth || valueAt(root, path) === undefined) {
    return 2;
  }
  return issue.code === "invalid_format" || issue.code === "too_small" || issue.code === "too_big" ? 5 : 100;
}
