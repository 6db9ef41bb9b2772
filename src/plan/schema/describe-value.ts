import { z } from "zod";
import { decisionOf, openSchema } from "./decide.ts";

const inline = new Set(["open", "none-because"]);

/** The word by which the reference calls a schema instead of writing out its form: `duration`, `effect-step`, `model.…`. */
export function partName(schema: z.ZodType): string | null {
  const { id, title } = schema.meta() ?? {};
  return (id === undefined || inline.has(id) ? undefined : id) ?? title ?? null;
}

/** What a schema takes, in the words of the reference page: `a or b`, `[name, …]`, `{key: text}`. */
export function describeValue(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return partName(inner) ?? describeForm(inner);
}

/** The same for a schema that has a name of its own: what is behind it. */
export function describeForm(schema: z.ZodType): string {
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as readonly z.ZodType[]).filter((option) => option !== openSchema);
    return options.map(describeValue).join(" or ");
  }
  if (schema instanceof z.ZodEnum) {
    return schema.options.map((word) => `\`${word}\``).join(" or ");
  }
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values].map((word) => `\`${String(word)}\``).join(" or ");
  }
  if (schema instanceof z.ZodArray) {
    return `[${describeValue(schema.element as z.ZodType)}, …]`;
  }
  if (schema instanceof z.ZodRecord) {
    return `{${describeValue(schema.keyType as z.ZodType)}: ${describeValue(schema.valueType as z.ZodType)}, …}`;
  }
  return schema instanceof z.ZodObject ? describeObject(schema.shape) : describeScalar(schema);
}

function describeObject(shape: z.ZodRawShape): string {
  const keys = Object.entries(shape).map(
    ([key, value]) => `${key}${value instanceof z.ZodOptional ? "?" : ""}: ${describeValue(value as z.ZodType)}`,
  );
  return `{${keys.join(", ")}}`;
}

function describeScalar(schema: z.ZodType): string {
  if (schema instanceof z.ZodNumber) {
    return describeNumber(schema);
  }
  return { string: "text", boolean: "`true` or `false`" }[schema.def.type as string] ?? schema.def.type;
}

function describeNumber({ format, minValue, maxValue }: z.ZodNumber): string {
  const least = minValue === null || minValue <= Number.MIN_SAFE_INTEGER ? "" : ` from ${minValue}`;
  const most = maxValue === null || maxValue >= Number.MAX_SAFE_INTEGER ? "" : ` to ${maxValue}`;
  return `${format === "safeint" ? "whole number" : "number"}${least}${most}`;
}

/** The sentence that goes with a key: its description, or what its decision asks for. */
export function describeMeaning(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  const own = schema.meta()?.description ?? decisionOf(inner)?.ask;
  // What a named part is in general is said where the part is explained.
  return own ?? (partName(inner) === null ? (inner.meta()?.description ?? "") : "");
}
