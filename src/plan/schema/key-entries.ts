import { z } from "zod";
import { decisionOf } from "./decide.ts";
import { describeMeaning, describeValue } from "./describe-value.ts";

/** One key of a block or a part, in the words of the reference. */
export interface KeyEntry {
  readonly key: string;
  readonly isNeeded: boolean;
  /** What it takes: `none` or [name, …]. */
  readonly value: string;
  /** What is decided by it, with the code of its rule. */
  readonly meaning: string;
}

export function keyEntries(shape: z.ZodRawShape): readonly KeyEntry[] {
  return Object.entries(shape).map(([key, schema]) => keyEntry(key, schema as z.ZodType));
}

export function keyEntry(key: string, schema: z.ZodType): KeyEntry {
  const isOptional = schema instanceof z.ZodOptional;
  const code = decisionOf(isOptional ? (schema.unwrap() as z.ZodType) : schema)?.code;
  const meaning = describeMeaning(schema) + (code === undefined ? "" : ` (${code})`);
  return { key, isNeeded: !isOptional, value: describeValue(schema), meaning: meaning.trim() };
}
