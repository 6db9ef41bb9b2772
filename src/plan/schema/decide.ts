import { z } from "zod";
import { refTo } from "./refs.ts";

/** A decision that waits for an answer: accepted wherever a decision is. */
export const openSchema = z
  .strictObject({
    open: refTo("question"),
  })
  .meta({ id: "open", description: "Not decided yet: the question block that asks for it." });

export type Open = z.output<typeof openSchema>;

/** What the linter and `new` know about a decision beyond its type. */
export interface Decision {
  /** The rule that `explain` shows for it; BP101 to BP104 where it has none of its own. */
  readonly code?: string;
  /** What is to be decided, in a few words: follows the `???` that `new` writes. */
  readonly ask: string;
}

const decisions = new WeakMap<z.ZodType, Decision>();

/** Makes a value of the schema a decision: it may be `{open: question.x}`, and `new` asks for it with `???`. */
export function decide<T extends z.ZodType>(
  schema: T,
  decision: Decision,
): z.ZodUnion<readonly [T, typeof openSchema]> {
  const union = z.union([schema, openSchema]).meta({ description: decision.ask });
  decisions.set(union, decision);
  return union;
}

export function decisionOf(schema: z.ZodType): Decision | undefined {
  return decisions.get(schema);
}
