import { z } from "zod";
import { openSchema } from "./decide.ts";
import { describeForm, describeValue, partName } from "./describe-value.ts";
import { type Path, childrenAt } from "./schema-at.ts";

/** What may stand at a place, each form on its own: the words it may be, and what else it takes. */
export interface Forms {
  readonly words: readonly string[];
  /** `service.…`, `[name, …]`, `{from: model.Name.field}`: of an object the keys that it needs. */
  readonly others: readonly string[];
  /** The name under which `explain` tells about the place, where it has one. */
  readonly part: string | null;
}

export function formsAt(schema: z.ZodType, path: Path, value: unknown): Forms {
  const outer = childrenAt(schema, path, value).map(inside);
  const forms = outer.flatMap((inner) => branchesOf(inner)).flatMap(formOf);
  const part = outer.map(partName).find((name) => name !== null && /^[a-z-]+$/.test(name)) ?? null;
  return {
    words: [...new Set(forms.flatMap(({ word }) => word ?? []))],
    others: [...new Set(forms.flatMap(({ other }) => other ?? []))],
    part,
  };
}

function inside(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? inside(schema.unwrap() as z.ZodType) : schema;
}

/** The alternatives that a union leaves; the types of a field are one of them. */
function branchesOf(schema: z.ZodType): readonly z.ZodType[] {
  if (!(schema instanceof z.ZodUnion) || schema instanceof z.ZodDiscriminatedUnion) {
    return [schema];
  }
  const options = (schema.options as readonly z.ZodType[]).filter((option) => option !== openSchema);
  return options.flatMap(branchesOf);
}

function formOf(schema: z.ZodType): readonly { readonly word?: string; readonly other?: string }[] {
  if (schema instanceof z.ZodEnum) {
    return schema.options.map((word) => ({ word: String(word) }));
  }
  if (schema instanceof z.ZodLiteral) {
    return [...schema.values].map((word) => ({ word: String(word) }));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [{ other: `{${schema.def.discriminator}: …}` }];
  }
  if (schema instanceof z.ZodObject) {
    const needed = Object.entries<z.ZodType>(schema.shape).filter(([, child]) => !(child instanceof z.ZodOptional));
    const name = partName(schema);
    return name !== null && needed.length === 0
      ? [{ other: name }]
      : [{ other: `{${needed.map(([key, child]) => `${key}: ${plain(describeValue(child))}`).join(", ")}}` }];
  }
  return [{ other: plain(schema instanceof z.ZodRecord ? describeForm(schema) : describeValue(schema)) }];
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}
