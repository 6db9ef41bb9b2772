import { z } from "zod";
import { decisionOf } from "../schema/decide.ts";
import { type Kind, kinds } from "../schema/kinds.ts";
import type { Plain } from "../document/plain-value.ts";

/** `???` with what is asked, which goes when the value is filled in. */
export function placeholder(ask: string): string {
  return `??? ${ask}`;
}

/** Every needed key of a kind, undecided, with what is known already in its place and more keys behind. */
export function skeleton(
  kind: Kind,
  known: { readonly [key: string]: Plain },
  more: readonly string[] = [],
): { readonly [key: string]: Plain } {
  const shape = kinds[kind].shape as z.ZodRawShape;
  const keys = Object.entries(shape).filter(
    ([key, schema]) => !(schema instanceof z.ZodOptional) || more.includes(key) || key in known,
  );
  return Object.fromEntries(
    keys.map(([key, schema]) => [key, known[key] ?? placeholder(askOf(schema as z.ZodType, key))]),
  );
}

function askOf(schema: z.ZodType, key: string): string {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return decisionOf(inner)?.ask ?? key;
}
