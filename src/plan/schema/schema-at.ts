import { z } from "zod";
import { type Decision, decisionOf, openSchema } from "./decide.ts";

export type Path = readonly PropertyKey[];

/**
 * The schemas that a value at a path of `schema` could be meant by, outermost first.
 * Unions are followed through every branch; a discriminated one through the branch that the value names.
 */
function schemasAt(schema: z.ZodType, path: Path, value: unknown): readonly z.ZodType[] {
  let current: readonly (readonly [z.ZodType, unknown])[] = unwrap(schema, value);
  for (const segment of path) {
    current = current.flatMap(([inner, held]) => {
      const child = childOf(inner, segment);
      return child === null ? [] : unwrap(child, memberOf(held, segment));
    });
  }
  return current.map(([inner]) => inner);
}

/** The schemas that stand for a path as they are written, optional and union as they may be. */
export function childrenAt(schema: z.ZodType, path: Path, value: unknown): readonly z.ZodType[] {
  const last = path.at(-1);
  if (last === undefined) {
    return [schema];
  }
  return schemasAt(schema, path.slice(0, -1), value).flatMap((holder) => childOf(holder, last) ?? []);
}

/** The innermost decision at a path, if the value there is one. */
export function decisionAt(schema: z.ZodType, path: Path, value: unknown): Decision | undefined {
  return schemasAt(schema, path, value)
    .map(decisionOf)
    .find((decision) => decision !== undefined);
}

/** The code of the decision that a place is part of. */
export function codeAt(schema: z.ZodType, path: Path, value: unknown): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const code = decisionAt(schema, path.slice(0, length), value)?.code;
    if (code !== undefined) {
      return code;
    }
  }
  return undefined;
}

/** The keys that an object at this place may have. */
export function keysAt(schema: z.ZodType, path: Path, value: unknown): readonly string[] {
  const keys = schemasAt(schema, path, value).flatMap((inner) =>
    inner instanceof z.ZodObject && inner !== openSchema ? Object.keys(inner.shape) : [],
  );
  return [...new Set(keys)];
}

/** The schema itself and everything it wraps or may be; the value picks among discriminated branches. */
function unwrap(schema: z.ZodType, value: unknown): readonly (readonly [z.ZodType, unknown])[] {
  const self = [schema, value] as const;
  if (schema instanceof z.ZodOptional) {
    return [self, ...unwrap(schema.unwrap() as z.ZodType, value)];
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const options = schema.options as readonly z.ZodObject[];
    const word = memberOf(value, discriminator);
    const named = options.filter((option) =>
      (option.shape[discriminator] as z.ZodLiteral | undefined)?.values.has(word as string),
    );
    return [self, ...(named.length > 0 ? named : options).flatMap((option) => unwrap(option, value))];
  }
  if (schema instanceof z.ZodUnion) {
    return [self, ...(schema.options as readonly z.ZodType[]).flatMap((option) => unwrap(option, value))];
  }
  return [self];
}

function childOf(schema: z.ZodType, segment: PropertyKey): z.ZodType | null {
  if (schema instanceof z.ZodObject) {
    return (schema.shape[String(segment)] as z.ZodType | undefined) ?? null;
  }
  if (schema instanceof z.ZodRecord) {
    return schema.valueType as z.ZodType;
  }
  return schema instanceof z.ZodArray && typeof segment === "number" ? (schema.element as z.ZodType) : null;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}

/** Whether the key at a path has to be there, in what the value around it is. */
export function isNeededAt(schema: z.ZodType, path: Path, value: unknown): boolean {
  const key = path.at(-1);
  const holders = schemasAt(schema, path.slice(0, -1), value).filter((inner) => inner instanceof z.ZodObject);
  const said = holders.filter((holder) => Object.keys(holder.shape).includes(String(key)));
  return said.some((holder) => !(holder.shape[String(key)] instanceof z.ZodOptional));
}
