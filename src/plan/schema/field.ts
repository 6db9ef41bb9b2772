import { z } from "zod";
import { name, scalar } from "./atoms.ts";
import { type FieldType, type FieldTypeName, fieldTypes } from "./field-types.ts";

/** The keys that a field of any type may have. */
export const commonKeys = {
  null: z.boolean().optional().meta({ description: "Whether it may be null; false unless said." }),
  default: scalar.optional().meta({ description: "What a row gets that does not say." }),
  unique: z.boolean().optional(),
  set_by: z.enum(["client", "server"]).optional().meta({
    description:
      "Who writes it; server where an effect sets it or it names the owner of a resource, else client unless said.",
  }),
  sensitive: z.boolean().optional().meta({ description: "Never in a response, a log or an error." }),
  existing: z
    .boolean()
    .optional()
    .meta({ description: "A column that is there already (in a model with `change: alter`)." }),
  renamed_from: name.optional(),
  note: z.string().max(2000).optional(),
};

type Types = typeof fieldTypes;
type FieldOf<K extends FieldTypeName> = z.ZodObject<
  { type: z.ZodLiteral<K> } & Types[K]["keys"] & typeof commonKeys,
  z.core.$strict
>;
type Fields = { [K in FieldTypeName]: FieldOf<K> }[FieldTypeName];

function fieldOf([typeName, { keys, summary }]: [string, FieldType]): Fields {
  // Each entry of the table has exactly the keys that FieldOf says; Object.entries forgets which.
  return z
    .strictObject({ type: z.literal(typeName), ...keys, ...commonKeys })
    .meta({ title: typeName, description: summary }) as unknown as Fields;
}

const options = Object.entries<FieldType>(fieldTypes).map(fieldOf) as [Fields, ...Fields[]];

/** One field of a model or a shape. */
export const field = z
  .discriminatedUnion("type", options)
  .meta({ id: "field", description: "A field: its type and what the type needs." });
