/** What a value or a condition says, as a tree. */
export type Expression = Literal | Span | Name | Combination;

interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** `7d`: a span of time. */
interface Span {
  readonly kind: "span";
}

/** `now`, `input.amount`, `order.customer`, `status`. */
interface Name {
  readonly kind: "name";
  readonly path: readonly string[];
}

/** What is made of others: a call of a function, a calculation, a comparison, or conditions with `and`, `or`, `not`. */
export interface Combination {
  readonly kind: "call" | "arithmetic" | "comparison" | "logic";
  /** The function, or what joins the parts. */
  readonly operator: string;
  /** A comparison has its left side first. */
  readonly of: readonly Expression[];
}

/** The expressions that one is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  return "of" in expression ? expression.of : [];
}

/** The paths of all names in an expression. */
export function namesIn(expression: Expression): readonly (readonly string[])[] {
  return expression.kind === "name" ? [expression.path] : partsOf(expression).flatMap(namesIn);
}
