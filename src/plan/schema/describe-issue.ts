import type { z } from "zod";
import { suggest } from "../../suggest.ts";
import { limits } from "../document/limits.ts";
import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import type { Issue } from "./issue.ts";
import type { FlatIssue } from "./nearest-branch.ts";
import type { Placeholder } from "./placeholders.ts";
import { codeAt, decisionAt, keysAt, wordsAt } from "./schema-at.ts";
import { valueAt } from "./value-at.ts";

export interface Context {
  readonly schema: z.ZodType;
  readonly value: Plain;
}

type Wording = Pick<Issue, "message" | "suggestion">;

/** An issue of zod in the words of this program; one for each unknown key. */
export function describeIssue({ schema, value }: Context, { issue, path, isHollow }: FlatIssue): readonly Issue[] {
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(schema, path, value);
    return issue.keys.map((key, index) => ({
      code: "BP103",
      path: [...path, key],
      at: "key",
      isHollow: false,
      // Looking for what was meant takes time, and nobody reads the hundredth.
      ...unknownKey(key, index < limits.repeats ? allowed : []),
    }));
  }
  const ask = decisionAt(schema, path, value)?.ask;
  const code = codeAt(schema, path, value);
  const more = { path, isHollow, ...(ask === undefined ? {} : { ask }) };
  const held = valueAt(value, path);
  if (held === undefined) {
    return [{ ...more, code: code ?? "BP102", at: "missing", message: `"${String(path.at(-1))}" is missing` }];
  }
  const words = wordsAt(schema, path, value).filter((word) => word !== "none" || typeof held === "string");
  const at = issue.code === "invalid_key" ? "key" : "value";
  return [{ ...more, code: code ?? "BP104", at, ...wording(issue, held, { words, path }) }];
}

/** What is to be decided where `???` stands. */
export function describeUndecided({ schema, value }: Context, { path, at }: Placeholder): Issue {
  const isValue = at === "value";
  const ask = (isValue ? decisionAt(schema, path, value)?.ask : undefined) ?? "a value";
  const words = isValue ? wordsAt(schema, path, value) : [];
  const code = isValue ? codeAt(schema, path, value) : undefined;
  const message =
    words.length > 1 ? `"???" is not one of ${words.join(", ")}` : `"???" stands where this is to be decided: ${ask}`;
  return { code: code ?? "BP101", path, at, isHollow: false, message, ask };
}

function unknownKey(key: string, allowed: readonly string[]): Wording {
  const suggestion = suggest(key, allowed);
  return { message: `unknown key "${key}"${hint(suggestion)}`, ...(suggestion === null ? {} : { suggestion }) };
}

interface Place {
  readonly words: readonly string[];
  readonly path: Path;
}

function wording(issue: z.core.$ZodIssue, held: Plain, { words, path }: Place): Wording {
  const isScalar = typeof held !== "object" || held === null;
  if (words.length > 0 && isScalar && issue.code !== "invalid_format") {
    return notOneOf(held, words);
  }
  return {
    message:
      issue.code === "invalid_key" ? `"${String(path.at(-1))}" ${ruleOf(issue)}` : `${shown(held)} ${ruleOf(issue)}`,
  };
}

/** What a value does not do, following the value itself. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return `is not ${expectations[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_key") {
    return issue.issues[0]?.message ?? "is no name";
  }
  if (issue.code === "too_big") {
    return `is above the most, ${issue.maximum}`;
  }
  if (issue.code === "too_small" && !issue.message.startsWith("must")) {
    return `is below the least, ${issue.minimum}`;
  }
  return issue.message.startsWith("must") ? issue.message : "is not what is expected here";
}

function notOneOf(held: Plain, words: readonly string[]): Wording {
  const suggestion = typeof held === "string" ? suggest(held, words) : null;
  const message = `${shown(held)} is not one of ${words.join(", ")}${hint(suggestion)}`;
  return { message, ...(suggestion === null ? {} : { suggestion }) };
}

function hint(suggestion: string | null): string {
  return suggestion === null ? "" : `; did you mean "${suggestion}"?`;
}

const expectations: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  array: "a list",
  object: "keys and values",
  record: "keys and values",
  boolean: "true or false",
};

function shown(value: Plain): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  return typeof value === "object" && value !== null ? "keys and values" : JSON.stringify(value).slice(0, 80);
}
