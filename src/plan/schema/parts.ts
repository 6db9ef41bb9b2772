import { z } from "zod";
import { partName } from "./describe-value.ts";
import { commonKeys } from "./field.ts";
import { fieldTypes } from "./field-types.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";
import { kinds } from "./kinds.ts";

/** Everything that the reference calls by a name of its own, in the order in which it is first met. */
export function collectParts(): ReadonlyMap<string, z.ZodType> {
  const parts = new Map<string, z.ZodType>();
  const seen = new Set<z.ZodType>();
  const visit = (schema: z.ZodType): void => {
    if (seen.has(schema)) {
      return;
    }
    seen.add(schema);
    const name = partName(schema);
    if (name !== null && isPart(name) && !parts.has(name)) {
      parts.set(name, schema);
    }
    childrenOf(schema).forEach(visit);
  };
  Object.values(kinds).forEach(visit);
  return parts.set("front-matter", frontMatterSchema);
}

/** The parts that the form of a schema calls by their names. */
export function partsIn(schema: z.ZodType): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (child: z.ZodType): void => {
    const name = partName(child);
    if (name === null) {
      childrenOf(child).forEach(visit);
    } else if (isPart(name)) {
      names.add(name);
    }
  };
  childrenOf(schema).forEach(visit);
  return names;
}

/** Every place that has a key of that name: kinds, parts, types of fields, and what is written out inside of them. */
export function placesOfKey(key: string): ReadonlyMap<string, z.ZodType> {
  const places = new Map<string, z.ZodType>();
  const visit = (schema: z.ZodType, place: string): void => {
    if (schema instanceof z.ZodObject) {
      for (const [name, child] of Object.entries<z.ZodType>(schema.shape)) {
        if (name === key) {
          places.set(place, child);
        }
        visitInline(child, `${place}.${name}`);
      }
    } else {
      childrenOf(schema).forEach((child) => visitInline(child, place));
    }
  };
  const visitInline = (child: z.ZodType, place: string): void => {
    if (partName(child) === null) {
      visit(child, place);
    }
  };
  Object.entries(kinds).forEach(([kind, schema]) => visit(schema, `plan:${kind}`));
  collectParts().forEach((schema, name) => visit(schema, name));
  const ofFields = [
    ["field", commonKeys],
    ...Object.entries(fieldTypes).map(([name, { keys }]) => [`field of type ${name}`, keys]),
  ];
  for (const [place, keys] of ofFields as [string, z.ZodRawShape][]) {
    visit(z.object(keys), place);
  }
  return places;
}

const isPart = (name: string): boolean => /^[a-z-]+$/.test(name);

/** What a schema is made of; of a field its keys, because its types are explained with it. */
function childrenOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional) {
    return [schema.unwrap() as z.ZodType];
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return (schema.options as readonly z.ZodType[]).flatMap(childrenOf);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options as readonly z.ZodType[];
  }
  if (schema instanceof z.ZodArray) {
    return [schema.element as z.ZodType];
  }
  if (schema instanceof z.ZodRecord) {
    return [schema.keyType as z.ZodType, schema.valueType as z.ZodType];
  }
  return schema instanceof z.ZodObject ? Object.values<z.ZodType>(schema.shape) : [];
}
