import type { PlannedField } from "../name-index.ts";
import { hint } from "../hint.ts";
import { checkCondition, checkExpression } from "./check-expression.ts";
import { type Expression, namesIn, partsOf } from "./expression.ts";
import { type ValueKind, agree, kindOf } from "./kind.ts";
import { fits } from "./literal.ts";
import { parse } from "./parse.ts";
import { type Scope, fieldOf, isRootWord } from "./scope.ts";

/** What is wrong with a value, and how it is put right. */
export interface Misfit {
  readonly message: string;
  readonly fix: string;
}

/** Reads a value as its field demands it; null where it can be held. */
export function checkValue(field: PlannedField, value: unknown, scope: Scope): Misfit | null {
  if (value === null && field.null === false) {
    return { message: `"${field.name}" may not be null`, fix: `write a value, or null: true at "${field.name}"` };
  }
  if (typeof value !== "string" || isValueOf(field, value)) {
    return fits(field, value) ? null : wrongLiteral(field, value, scope);
  }
  const expression = parse(value);
  if (expression === null || !isExpression(expression, field, scope)) {
    return fits(field, value) ? null : wrongLiteral(field, value, scope);
  }
  return checkTyped(field, expression, scope);
}

/** A condition that cannot be read, or that names or compares what is not there; null where it holds water. */
export function checkConditionText(text: string, scope: Scope): Misfit | null {
  const expression = parse(text);
  if (expression === null) {
    const fix = "compare fields, as in \"status = 'active' and due_at < now\"";
    return { message: `"${text.slice(0, 80)}" is no condition`, fix };
  }
  const [message] = checkCondition(expression, scope).problems;
  return message === undefined ? null : { message, fix: "name what is there, and compare like with like" };
}

/** Whether an expression names something that is there or was meant to be, or is a text in quotes. */
function isExpression(expression: Expression, field: PlannedField, { model, names }: Scope): boolean {
  if (expression.kind === "literal") {
    return typeof expression.value === "string";
  }
  const named = namesIn(expression);
  const isKnown = ([first = "", ...rest]: readonly string[]): boolean =>
    isRootWord(first) || fieldOf(first, model, names) !== null || isMeant(first, rest);
  const isText = kindOf(field) === "text";
  return (
    expression.kind === "call" ||
    (isText ? named.length > 0 && named.every(isKnown) : named.some(isKnown)) ||
    isSpan(expression)
  );
}

/** `inptu.amount`: one letter off a root that takes a name. */
function isMeant(first: string, rest: readonly string[]): boolean {
  return rest.length > 0 && hint(first, ["input", "result", "computed"]) !== "";
}

function isSpan(expression: Expression): boolean {
  return expression.kind === "span" || partsOf(expression).some(isSpan);
}

/** `active` of an enum is that value, even where a field has the same name. */
function isValueOf({ type, values }: PlannedField, value: string): boolean {
  return type === "enum" && (values?.includes(value) ?? false);
}

function checkTyped(field: PlannedField, expression: Expression, scope: Scope): Misfit | null {
  const { kind, field: from, problems } = checkExpression(expression, scope);
  const [message] = problems;
  if (message !== undefined) {
    return { message, fix: `write ${formsOf(field, scope)}` };
  }
  if (expression.kind === "literal") {
    return fits(field, expression.value) ? null : wrongLiteral(field, expression.value, scope);
  }
  const isOtherRow = from?.to !== undefined && field.to !== undefined && from.to !== field.to;
  if (agree(kind, kindOf(field)) && !isOtherRow) {
    return null;
  }
  const given = isOtherRow ? from.to : nouns[kind];
  return {
    message: `"${field.name}" is ${article(field.type)}, and gets ${given}`,
    fix: `write ${formsOf(field, scope)}`,
  };
}

function wrongLiteral(field: PlannedField, value: unknown, scope: Scope): Misfit {
  const { name, type, values } = field;
  const what = JSON.stringify(value).slice(0, 80);
  const message =
    values === undefined
      ? `${what} is no ${nameOf(type)} that "${name}" can have`
      : `${what} is none of ${values.join(", ")}${hint(String(value), values)}`;
  return { message, fix: `write ${formsOf(field, scope)}` };
}

const nouns: Readonly<Record<ValueKind, string>> = {
  text: "a text",
  number: "a number",
  truth: "true or false",
  moment: "a moment",
  day: "a day",
  span: "a span of time",
  row: "a row",
  anything: "something else",
};

const forms: Readonly<Record<ValueKind, string>> = {
  text: "a text",
  number: "a number within its limits",
  truth: "true or false",
  moment: 'now, now + 7d or a moment like "2026-03-01T09:30:00Z"',
  day: 'today, today - 1d or a day like "2026-03-01"',
  span: "a whole number of seconds",
  row: "an id",
  anything: "a value of the type",
};

/** The forms that a field takes, as far as its place offers them. */
function formsOf(field: PlannedField, { roots }: Scope): string {
  const literal = field.values?.join(", ") ?? forms[kindOf(field)];
  const isPerson = roots.has("me") && field.to === "model.User";
  const named = ["input", "result", "computed"].filter((root) => roots.has(root)).map((root) => `${root}.<name>`);
  const all = [...(isPerson ? ["me"] : []), literal, ...named];
  return all.length === 1 ? literal : `${all.slice(0, -1).join(", ")} or ${all.at(-1) ?? ""}`;
}

function article(type: string | undefined): string {
  return `${/^[aeiou]/.test(type ?? "") ? "an" : "a"} ${type ?? "value"}`;
}

function nameOf(type: string | undefined): string {
  return type === "ref" || type === "one" ? "id" : (type ?? "value");
}
