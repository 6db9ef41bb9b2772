import type { PlannedField } from "../name-index.ts";
import { hint } from "../hint.ts";
import type { Combination, Expression } from "./expression.ts";
import { type ValueKind, agree, kindOf } from "./kind.ts";
import { fits } from "./literal.ts";
import { type Scope, resolve } from "./scope.ts";

/** What an expression is, and what is wrong in it. */
export interface Checked {
  readonly kind: ValueKind;
  /** The field that it is, where it is just that. */
  readonly field?: PlannedField;
  readonly problems: readonly string[];
}

/** The functions of expressions: what they take, and what they give. */
const functions: Readonly<Record<string, { readonly of: readonly ValueKind[]; readonly kind: ValueKind }>> = {
  lower: { of: ["text"], kind: "text" },
  length: { of: ["text"], kind: "number" },
  sha256: { of: ["text"], kind: "text" },
  coalesce: { of: ["anything", "anything"], kind: "anything" },
};

/** Finds out the kind of an expression and whatever in it names nothing or fits nothing. */
export function checkExpression(expression: Expression, scope: Scope): Checked {
  if (expression.kind === "literal") {
    return { kind: kindOfLiteral(expression.value), problems: [] };
  }
  if (expression.kind === "span") {
    return { kind: "span", problems: [] };
  }
  return expression.kind === "name" ? checkName(expression.path, scope) : combined[expression.kind](expression, scope);
}

const combined: Readonly<Record<Combination["kind"], (expression: Combination, scope: Scope) => Checked>> = {
  call: checkCall,
  arithmetic: checkArithmetic,
  comparison: checkComparison,
  logic: ({ of }, scope) => ({
    kind: "truth",
    problems: of.flatMap((part) => checkCondition(part, scope).problems),
  }),
};

/** The same, for what has to be true or false. */
export function checkCondition(expression: Expression, scope: Scope): Checked {
  const checked = checkExpression(expression, scope);
  const isTruth = agree(checked.kind, "truth") && expression.kind !== "arithmetic";
  const extra = isTruth || checked.problems.length > 0 ? [] : [`${shown(expression)} is neither true nor false`];
  return { ...checked, problems: [...checked.problems, ...extra] };
}

function kindOfLiteral(value: string | number | boolean | null): ValueKind {
  if (typeof value === "number") {
    return "number";
  }
  return typeof value === "boolean" ? "truth" : "anything";
}

function checkName(path: readonly string[], scope: Scope): Checked {
  const named = resolve(path, scope);
  if (named === "unknown") {
    return { kind: "anything", problems: [] };
  }
  return "problem" in named
    ? { kind: "anything", problems: [named.problem] }
    : { kind: kindOf(named.field), field: named.field, problems: [] };
}

function checkCall({ operator: name, of }: Combination, scope: Scope): Checked {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (called === undefined) {
    const known = Object.keys(functions);
    return { kind: "anything", problems: [`"${name}" is none of ${known.join(", ")}${hint(name, known)}`] };
  }
  const given = of.map((part) => checkExpression(part, scope));
  const fault = given.length === called.of.length ? [] : [`"${name}" takes ${called.of.length} values`];
  const wrong = given.filter(({ kind }, index) => !agree(kind, called.of[index] ?? "anything"));
  return {
    kind: called.kind,
    problems: [...given.flatMap(({ problems }) => problems), ...fault, ...wrong.map(() => `"${name}" takes a text`)],
  };
}

function checkArithmetic({ of, operator }: Combination, scope: Scope): Checked {
  const parts = of.map((part) => checkExpression(part, scope));
  const [a = "anything", b = "anything"] = parts.map((part) => part.kind);
  const kind = resultOf(a, b, operator);
  const problems = parts.flatMap((part) => part.problems);
  return kind === null
    ? { kind: "anything", problems: [...problems, `${of.map(shown).join(` ${operator} `)} cannot be calculated`] }
    : { kind, problems };
}

/** What can be calculated beside numbers with numbers. */
const times: Readonly<Record<string, ValueKind>> = {
  "moment + span": "moment",
  "moment - span": "moment",
  "day + span": "day",
  "day - span": "day",
  "moment - moment": "span",
  "day - day": "span",
};

function resultOf(a: ValueKind, b: ValueKind, operator: string): ValueKind | null {
  if (a === "anything" || b === "anything") {
    return "anything";
  }
  return agree(a, "number") && agree(b, "number") ? a : (times[`${a} ${operator} ${b}`] ?? null);
}

function checkComparison({ of }: Combination, scope: Scope): Checked {
  const [left, ...right] = of.map((part) => ({ part, ...checkExpression(part, scope) }));
  const problems = [left, ...right].flatMap((side) => side?.problems ?? []);
  if (problems.length > 0 || left === undefined) {
    return { kind: "truth", problems };
  }
  return {
    kind: "truth",
    problems: right.flatMap(({ part, kind, field }) => [
      ...(agree(left.kind, kind) ? [] : [`${shown(left.part)} and ${shown(part)} cannot be compared`]),
      ...misfit(left.field, part),
      ...misfit(field, left.part),
    ]),
  };
}

/** A text that the field it is compared with never holds. */
function misfit(field: PlannedField | undefined, other: Expression): readonly string[] {
  const text = other.kind === "literal" ? other.value : undefined;
  if (typeof text !== "string" || field === undefined || field.type === "many") {
    return [];
  }
  const isPossible = fits({ ...field, max: Infinity, min: 0 }, text);
  return isPossible ? [] : [`"${field.name}" is never '${text}'${hint(text, field.values ?? [])}`];
}

/** An expression in a message. */
function shown(expression: Expression): string {
  if (expression.kind === "name") {
    return `"${expression.path.join(".")}"`;
  }
  if (expression.kind === "literal") {
    return typeof expression.value === "string" ? `'${expression.value}'` : String(expression.value);
  }
  return expression.kind === "span" ? "a span of time" : "what is calculated";
}
