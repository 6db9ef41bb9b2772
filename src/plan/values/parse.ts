import type { Expression } from "./expression.ts";
import { type Cursor, Unreadable, expect, fail, peek, takes, tokensOf } from "./tokens.ts";

const keywords = new Set(["and", "or", "not", "is", "in", "between", "like"]);
const constants = new Map([
  ["null", null],
  ["true", true],
  ["false", false],
] as const) as ReadonlyMap<string, boolean | null>;
const one = (cursor: Cursor, depth: number): readonly Expression[] => [sum(cursor, depth)];

/** What stands right of each comparison. */
const rights: Readonly<Record<string, typeof one | undefined>> = {
  ...Object.fromEntries(["=", "<>", "!=", "<", "<=", ">", ">=", "like"].map((operator) => [operator, one])),
  in: (cursor, depth) => (takes(cursor, "(") ? list(cursor, depth) : one(cursor, depth)),
  between(cursor, depth) {
    const low = sum(cursor, depth);
    expect(cursor, "and");
    return [low, sum(cursor, depth)];
  },
};

const deepest = 20;

/**
 * Reads a value or a condition: comparisons joined by `and`, `or` and `not`, over sums and products of names,
 * numbers, spans of time, texts in single quotes and calls. Null where the text is none.
 */
export function parse(text: string): Expression | null {
  const cursor: Cursor = { tokens: tokensOf(text), at: 0 };
  try {
    const expression = either(cursor, 0);
    return peek(cursor).kind === "end" ? expression : null;
  } catch (error) {
    if (error instanceof Unreadable) {
      return null;
    }
    throw error;
  }
}

function either(cursor: Cursor, depth: number): Expression {
  return joined(cursor, "or", () => joined(cursor, "and", () => negated(cursor, depth)));
}

function joined(cursor: Cursor, word: string, next: () => Expression): Expression {
  const first = next();
  const of = [first];
  while (takes(cursor, word)) {
    of.push(next());
  }
  return of.length === 1 ? first : { kind: "logic", operator: word, of };
}

function negated(cursor: Cursor, depth: number): Expression {
  return takes(cursor, "not") ? negation(cursor, depth) : compared(cursor, depth);
}

function negation(cursor: Cursor, depth: number): Expression {
  return { kind: "logic", operator: "not", of: [negated(cursor, deeper(depth))] };
}

function compared(cursor: Cursor, depth: number): Expression {
  const left = sum(cursor, depth);
  if (takes(cursor, "is")) {
    takes(cursor, "not");
    expect(cursor, "null");
    return comparison(left, "is", [{ kind: "literal", value: null }]);
  }
  const isNot = takes(cursor, "not");
  const { kind, text } = peek(cursor);
  const operator = text.toLowerCase();
  const right = kind === "word" || (kind === "sign" && !isNot) ? rights[operator] : undefined;
  if (right === undefined) {
    return isNot ? fail() : left;
  }
  cursor.at += 1;
  return comparison(left, operator, right(cursor, depth));
}

function comparison(left: Expression, operator: string, right: readonly Expression[]): Expression {
  return { kind: "comparison", operator, of: [left, ...right] };
}

function sum(cursor: Cursor, depth: number): Expression {
  return chained(cursor, ["+", "-"], () => chained(cursor, ["*", "/"], () => atom(cursor, depth)));
}

function chained(cursor: Cursor, operators: readonly string[], next: () => Expression): Expression {
  let left = next();
  for (let { kind, text } = peek(cursor); kind === "sign" && operators.includes(text); { kind, text } = peek(cursor)) {
    cursor.at += 1;
    left = { kind: "arithmetic", operator: text, of: [left, next()] };
  }
  return left;
}

function atom(cursor: Cursor, depth: number): Expression {
  const { kind, text } = peek(cursor);
  cursor.at += 1;
  if (kind === "number") {
    return { kind: "literal", value: Number(text) };
  }
  if (kind === "text") {
    return { kind: "literal", value: text.replaceAll("''", "'") };
  }
  if (kind === "span") {
    return { kind };
  }
  if (kind === "word") {
    return named(cursor, text, depth);
  }
  return kind === "sign" ? signed(cursor, text, depth) : fail();
}

function named(cursor: Cursor, word: string, depth: number): Expression {
  const lower = word.toLowerCase();
  if (constants.has(lower)) {
    return { kind: "literal", value: constants.get(lower) ?? null };
  }
  if (keywords.has(lower)) {
    return fail();
  }
  return takes(cursor, "(")
    ? { kind: "call", operator: word, of: list(cursor, depth) }
    : { kind: "name", path: word.split(".") };
}

function signed(cursor: Cursor, sign: string, depth: number): Expression {
  if (sign === "-") {
    const zero = { kind: "literal", value: 0 } as const;
    return { kind: "arithmetic", operator: "-", of: [zero, atom(cursor, deeper(depth))] };
  }
  if (sign !== "(") {
    return fail();
  }
  const inner = either(cursor, deeper(depth));
  expect(cursor, ")");
  return inner;
}

function list(cursor: Cursor, depth: number): readonly Expression[] {
  if (takes(cursor, ")")) {
    return [];
  }
  const items = [either(cursor, deeper(depth))];
  while (takes(cursor, ",")) {
    items.push(either(cursor, deeper(depth)));
  }
  expect(cursor, ")");
  return items;
}

function deeper(depth: number): number {
  return depth < deepest ? depth + 1 : fail();
}
