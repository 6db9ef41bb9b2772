import { z } from "zod";
import { decisionOf, openSchema } from "./decide.ts";

/** What a schema takes, in the words of the reference page: `a or b`, `[name, …]`, `{key: text}`. */
export function describeValue(schema: z.ZodType, depth = 0): string {
  if (schema instanceof z.ZodOptional) {
    return describeValue(schema.unwrap() as z.ZodType, depth);
  }
  const { id, title } = schema.meta() ?? {};
  if (id === "field" || id === "body-field") {
    return id;
  }
  if (typeof title === "string") {
    return title;
  }
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as readonly z.ZodType[]).filter((option) => option !== openSchema);
    return options.map((option) => describeValue(option, depth)).join(" or ");
  }
  return describePlain(schema, depth);
}

function describePlain(schema: z.ZodType, depth: number): string {
  if (schema instanceof z.ZodEnum) {
    return schema.options.map((word) => `\`${word}\``).join(" or ");
  }
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values].map((word) => `\`${String(word)}\``).join(" or ");
  }
  if (schema instanceof z.ZodArray) {
    return `[${describeValue(schema.element as z.ZodType, depth + 1)}, …]`;
  }
  if (schema instanceof z.ZodRecord) {
    return `{${describeValue(schema.keyType as z.ZodType, depth + 1)}: ${describeValue(schema.valueType as z.ZodType, depth + 1)}, …}`;
  }
  if (schema instanceof z.ZodObject) {
    return `{${Object.entries(schema.shape as z.ZodRawShape)
      .map(([key, value]) => describeKey(key, value as z.ZodType, depth))
      .join(", ")}}`;
  }
  return (
    { number: "number", string: "text", boolean: "`true` or `false`" }[schema.def.type as string] ?? schema.def.type
  );
}

function describeKey(key: string, value: z.ZodType, depth: number): string {
  const mark = value instanceof z.ZodOptional ? "?" : "";
  return depth > 1 ? `${key}${mark}` : `${key}${mark}: ${describeValue(value, depth + 1)}`;
}

/** The sentence that goes with a key: its description, or what its decision asks for. */
export function describeMeaning(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return schema.meta()?.description ?? decisionOf(inner)?.ask ?? inner.meta()?.description ?? "";
}
