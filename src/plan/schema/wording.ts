import type { z } from "zod";
import { suggest } from "../../suggest.ts";
import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import { type FieldTypeName, fieldTypes } from "./field-types.ts";
import type { Forms } from "./forms-at.ts";
import type { Issue } from "./issue.ts";

export type Wording = Pick<Issue, "message" | "fix">;

/** A fix for where nobody asks for a decision. */
export function generalFix(held: Plain, forms: Forms): Pick<Issue, "fix"> {
  const [word = ""] = typeof held === "string" ? (/^\w+/.exec(held) ?? []) : [];
  if (forms.others.includes("{type: …}") && Object.hasOwn(fieldTypes, word)) {
    return { fix: `write ${fieldTypes[word as FieldTypeName].example}` };
  }
  return forms.part === null ? {} : { fix: `write one of the forms${explained(forms)}` };
}

export function explained({ part }: Forms): string {
  return part === null ? "" : `, which "explain ${part}" shows`;
}

export interface Misfit {
  readonly issue: z.core.$ZodIssue;
  readonly held: Plain;
  readonly path: Path;
}

export function wording({ issue, held, path }: Misfit, forms: Forms): Wording {
  if (issue.code === "invalid_key") {
    return { message: `"${String(path.at(-1))}" ${ruleOf(issue)}` };
  }
  return isAboutForm(issue, held, forms) ? notOneOf(held, forms) : { message: `${shown(held)} ${ruleOf(issue)}` };
}

/** Whether the forms that a place takes say more than what is wrong with the value as one of them. */
function isAboutForm(issue: z.core.$ZodIssue, held: Plain, { words, others }: Forms): boolean {
  if (issue.code === "too_big" || issue.code === "too_small") {
    return false;
  }
  if (issue.code === "invalid_format") {
    return !isReference(held, others) && words.filter((word) => word !== "none").length + others.length > 1;
  }
  return words.length > 0 || others.length > 1 || issue.code === "invalid_union" || /^[{[]/.test(others[0] ?? "");
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

/** Whether a value is meant as one of the references that are forms here. */
function isReference(held: Plain, forms: readonly string[]): boolean {
  const [, kind] = typeof held === "string" ? (/^(\w+\.)\w/.exec(held) ?? []) : [];
  return kind !== undefined && forms.some((form) => form.startsWith(kind));
}

function notOneOf(held: Plain, { words, others }: Forms): Wording {
  const meant = typeof held === "string" ? suggest(held, words) : null;
  const forms = [...words, ...others];
  const [first = ""] = forms;
  const noun = words.length === 0 && /^[a-z][a-z\d -]*$/.test(first) ? `a ${first}` : first;
  const message = `${shown(held)} is not ${forms.length > 1 ? `one of ${forms.join(", ")}` : noun}${hint(meant)}`;
  return { message, ...(meant === null ? {} : writeFix(meant)) };
}

export function writeFix(meant: string): { readonly fix: string } {
  return { fix: `write "${meant}"` };
}

export function hint(suggestion: string | null): string {
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
