import { z } from "zod";
import { suggest } from "../../suggest.ts";
import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import type { Issue } from "./issue.ts";
import { findPlaceholders } from "./placeholders.ts";
import { codeAt, decisionAt, keysAt, schemasAt, wordsAt } from "./schema-at.ts";

type ZodIssue = z.core.$ZodIssue;

interface Context {
  readonly schema: z.ZodType;
  readonly value: Plain;
}

/** Everything a value gets wrong, undecided places first among equals. Never stops at the first. */
export function validate(schema: z.ZodType, value: Plain): readonly Issue[] {
  const context = { schema, value };
  const undecided = findPlaceholders(value).map(({ path, at }) => undecidedAt(context, path, at));
  const result = schema.safeParse(value);
  if (result.success) {
    return undecided;
  }
  const isUndecided = new Set(undecided.map(({ path }) => JSON.stringify(path)));
  const found = result.error.issues
    .flatMap((issue) => flatten(issue, []))
    .flatMap((issue) => describe(context, issue))
    .filter(({ path }) => !isUndecided.has(JSON.stringify(path)));
  return [...undecided, ...unique(found)];
}

function unique(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [`${JSON.stringify(issue.path)} ${issue.message}`, issue])).values()];
}

/** The issues of the branch of a union that the value comes nearest to. */
function flatten(issue: ZodIssue, prefix: Path): readonly ZodIssue[] {
  const path = [...prefix, ...(issue.path as Path)];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    return [{ ...issue, path: [...path] }];
  }
  const branches = issue.errors.map((errors) => errors.flatMap((inner) => flatten(inner, path)));
  const scores = branches.map((branch) => distance(branch, path.length));
  const best = Math.min(...scores);
  const nearest = branches.filter((_, at) => scores[at] === best);
  // Several branches that fail at once: the value is none of them, which the union as a whole says best.
  const isNoneOfThem = nearest.length > 1 && nearest.every((branch) => branch.every((inner) => inner.path.length === path.length && inner.code !== "unrecognized_keys"));
  return isNoneOfThem ? [{ ...issue, path: [...path], errors: [] }] : (nearest[0] ?? []);
}

function distance(issues: readonly ZodIssue[], depth: number): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") {
      return sum + 4 * issue.keys.length;
    }
    return sum + (issue.path.length === depth && !isMissing(issue) ? (issue.code === "invalid_format" || issue.code === "too_small" || issue.code === "too_big" ? 5 : 100) : 2);
  }, 0);
}

function isMissing(issue: ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.input === undefined;
}

function describe(context: Context, issue: ZodIssue): readonly Issue[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(context.schema, path, context.value);
    return issue.keys.map((key) => unknownKey([...path, key], key, allowed));
  }
  const decision = decisionAt(context.schema, path, context.value);
  const held = valueAt(context.value, path);
  const more = { ...(decision?.ask === undefined ? {} : { ask: decision.ask }) };
  if (held === undefined) {
    return [{ code: codeAt(context.schema, path, context.value) ?? "BP102", path, at: "missing", message: `"${String(path.at(-1))}" is missing`, ...more }];
  }
  return [{ code: codeAt(context.schema, path, context.value) ?? "BP104", path, at: issue.code === "invalid_key" ? "key" : "value", ...wording(context, path, issue, held), ...more }];
}

function unknownKey(path: Path, key: string, allowed: readonly string[]): Issue {
  const suggestion = suggest(key, allowed);
  const hint = suggestion === null ? "" : `; did you mean "${suggestion}"?`;
  return { code: "BP103", path, at: "key", message: `unknown key "${key}"${hint}`, choices: allowed, ...(suggestion === null ? {} : { suggestion }) };
}

function wording(context: Context, path: Path, issue: ZodIssue, held: Plain): Pick<Issue, "message" | "choices" | "suggestion"> {
  const words = wordsAt(context.schema, path, context.value).filter((word) => word !== "none" || typeof held === "string");
  if (words.length > 0 && (typeof held !== "object" || held === null) && issue.code !== "invalid_format") {
    return notOneOf(held, words);
  }
  if (issue.code === "invalid_type") {
    return { message: `expected ${expectation(issue.expected)}, got ${shown(held)}` };
  }
  if (issue.code === "invalid_union" || issue.code === "invalid_value") {
    return { message: `${shown(held)} is not what is expected here` };
  }
  if (issue.code === "invalid_key") {
    return { message: `"${String(path.at(-1))}" ${firstMessage(issue)}` };
  }
  return { message: `${shown(held)} ${sizeMessage(issue)}` };
}

function notOneOf(held: Plain, words: readonly string[]): Pick<Issue, "message" | "choices" | "suggestion"> {
  const suggestion = typeof held === "string" ? suggest(held, words) : null;
  const hint = suggestion === null ? "" : `; did you mean "${suggestion}"?`;
  return { message: `${shown(held)} is not one of ${words.join(", ")}${hint}`, choices: words, ...(suggestion === null ? {} : { suggestion }) };
}

function firstMessage(issue: z.core.$ZodIssueInvalidKey): string {
  return issue.issues[0]?.message ?? "is no name";
}

function sizeMessage(issue: ZodIssue): string {
  if (issue.code === "too_small") {
    return issue.message.startsWith("must") ? issue.message : `is below the least, ${issue.minimum}`;
  }
  if (issue.code === "too_big") {
    return `is above the most, ${issue.maximum}`;
  }
  return issue.message;
}

function expectation(expected: string): string {
  return { int: "a whole number", number: "a number", string: "a text", array: "a list", object: "keys and values", record: "keys and values", boolean: "true or false" }[expected] ?? expected;
}

function shown(value: Plain): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object" && value !== null ? "keys and values" : JSON.stringify(value).slice(0, 80);
}

function undecidedAt(context: Context, path: Path, at: "value" | "key"): Issue {
  const decision = at === "value" ? decisionAt(context.schema, path, context.value) : undefined;
  const isReachable = at === "key" || schemasAt(context.schema, path, context.value).length > 0;
  const words = wordsAt(context.schema, path, context.value);
  const ask = decision?.ask ?? "a value";
  const message = words.length > 1 ? `"???" is not one of ${words.join(", ")}` : `"???" stands where this is to be decided: ${isReachable ? ask : "a value"}`;
  return { code: (at === "value" ? codeAt(context.schema, path, context.value) : undefined) ?? "BP101", path, at, message, ask };
}

function valueAt(value: Plain, path: Path): Plain | undefined {
  let current: Plain | undefined = value;
  for (const segment of path) {
    current = typeof current === "object" && current !== null ? (current as Record<string | number, Plain>)[segment] : undefined;
  }
  return current;
}
