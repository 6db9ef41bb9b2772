import type { z } from "zod";
import type { Plain } from "../document/plain-value.ts";
import { describeIssue, describeUndecided } from "./describe-issue.ts";
import type { Issue } from "./issue.ts";
import { flattenIssue } from "./nearest-branch.ts";
import { findPlaceholders } from "./placeholders.ts";

/** Everything a value gets wrong, undecided places first. Never stops at the first. */
export function validate(schema: z.ZodType, value: Plain): readonly Issue[] {
  const context = { schema, value };
  const undecided = findPlaceholders(value).map((place) => describeUndecided(context, place));
  const result = schema.safeParse(value);
  if (result.success) {
    return undecided;
  }
  const flat = result.error.issues.flatMap((issue) => flattenIssue(value, issue));
  const hollow = new Set(flat.filter(({ isHollow }) => isHollow).map(({ path }) => JSON.stringify(path)));
  const isUndecided = new Set(undecided.map(({ path }) => JSON.stringify(path)));
  const found = flat
    .flatMap((issue) => describeIssue(context, issue))
    .filter(({ path }) => !isUndecided.has(JSON.stringify(path)));
  return [
    ...undecided.map((issue) => ({ ...issue, isHollow: hollow.has(JSON.stringify(issue.path)) })),
    ...withoutRepeats(found),
  ];
}

function withoutRepeats(issues: readonly Issue[]): readonly Issue[] {
  const byText = new Map(issues.map((issue) => [`${JSON.stringify(issue.path)} ${issue.message}`, issue]));
  return [...byText.values()];
}
