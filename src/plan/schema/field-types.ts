import { z } from "zod";
import { mediaType, name, none } from "./atoms.ts";
import { decide } from "./decide.ts";
import { refTo } from "./refs.ts";

/** One type a field can have. Adding a type is one entry here and its test. */
export interface FieldType {
  readonly summary: string;
  /** The keys it has beyond those of every field. */
  readonly keys: z.ZodRawShape;
  /** How a value looks on the wire; `object` cannot be filtered or sorted by. */
  readonly wire: "string" | "number" | "boolean" | "object";
  readonly example: string;
}

const limit = z.number().int().min(1);
const bound = z.number().optional();
/** Not snake_case alone: `EUR` and `payment.settled` are what the world outside says. */
const enumValue = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.:+-]{0,39}$/,
    "must be at most 40 letters, digits, _, ., :, + or -, as in in_progress or EUR",
  );

function type(
  [summary, wire]: readonly [string, FieldType["wire"]],
  example: string,
  keys: z.ZodRawShape = {},
): FieldType {
  return { summary, wire, example, keys };
}

const onDelete = decide(z.enum(["cascade", "protect", "set_null", "restrict"]), {
  code: "BP203",
  ask: "cascade, protect, set_null or restrict",
});
const target = decide(refTo("model"), { code: "BP206", ask: "the model it points at, as in model.User" });
const relatedName = decide(z.union([none, name]), { code: "BP227", ask: "its name on the other model, or none" });
const relation = {
  to: target,
  on_delete: onDelete,
  related_name: relatedName,
  index: none.optional().meta({ description: "Drops the index that a foreign key gets." }),
};

const textTypes = {
  string: type(["A line of text.", "string"], "{type: string, max: 200}", {
    max: decide(limit.max(10_000), { code: "BP202", ask: "the most characters it may have" }),
    min: z.number().int().min(0).optional(),
    pattern: z.string().max(500).optional(),
  }),
  text: type(["Text of any length up to `max` (10,000 unless said).", "string"], "{type: text}", {
    max: limit.max(1_000_000).optional(),
  }),
  slug: type(["Lower-case words joined by hyphens; at most 80 characters unless said.", "string"], "{type: slug}", {
    max: limit.max(255).optional(),
  }),
  email: type(["An address, kept in lower case, at most 254 characters.", "string"], "{type: email}"),
  url: type(["An http or https URL, at most 2,048 characters.", "string"], "{type: url}"),
  uuid: type(["A UUID in lower case.", "string"], "{type: uuid}"),
  sha256: type(["A SHA-256 in 64 hex digits.", "string"], "{type: sha256}"),
  enum: type(
    ["One of a list of values; values are never rewritten on the wire.", "string"],
    "{type: enum, values: [draft, sent]}",
    {
      values: decide(z.array(enumValue).min(1), {
        code: "BP204",
        ask: "the values it can have, as in [draft, sent]",
      }),
      transitions: z
        .record(z.string(), z.array(z.string()))
        .optional()
        .meta({ description: "From each value, the values it may change to." }),
    },
  ),
};

const numberTypes = {
  integer: type(["A whole number of 32 bits.", "number"], "{type: integer, min: 0}", { min: bound, max: bound }),
  bigint: type(["A whole number of 64 bits; at most 2^53 - 1 on the wire.", "number"], "{type: bigint}", {
    min: bound,
    max: bound,
  }),
  decimal: type(
    ["An exact number; on the wire a string, so that no digit is lost.", "string"],
    "{type: decimal, precision: 12, scale: 2}",
    {
      precision: decide(limit.max(38), { code: "BP201", ask: "how many digits it has in all" }),
      scale: decide(z.number().int().min(0).max(20), { code: "BP201", ask: "how many of them follow the point" }),
      min: bound,
      max: bound,
    },
  ),
  boolean: type(["True or false.", "boolean"], "{type: boolean, default: false}"),
};

const timeTypes = {
  date: type(["A calendar day.", "string"], "{type: date}"),
  datetime: type(["A moment, always UTC; ends with Z on the wire.", "string"], "{type: datetime, null: true}"),
  duration: type(["A span of time in whole seconds.", "number"], "{type: duration}"),
};

const relationTypes = {
  ref: type(
    ["A foreign key; indexed unless `index: none`.", "string"],
    "{type: ref, to: model.User, on_delete: cascade, related_name: orders}",
    relation,
  ),
  one: type(
    ["A foreign key of which each target has one at most.", "string"],
    "{type: one, to: model.User, on_delete: cascade, related_name: profile}",
    relation,
  ),
  many: type(["Any number on both sides.", "object"], "{type: many, to: model.Tag, related_name: posts}", {
    to: target,
    related_name: relatedName,
    through: refTo("model").optional().meta({ description: "The model in between, where it has fields of its own." }),
  }),
};

const otherTypes = {
  json: type(
    ["An object whose contents are never rewritten; at most 16,384 bytes unless said.", "object"],
    "{type: json}",
    { max_bytes: limit.optional() },
  ),
  vector: type(
    ["An embedding of other fields, made again only when they change.", "object"],
    "{type: vector, dim: 768, of: [title, body], model: text-embedding-004}",
    {
      dim: decide(limit.max(16_000), { code: "BP216", ask: "how many numbers it has" }),
      of: decide(z.array(name).min(1), { code: "BP216", ask: "the fields it is made from, as in [title, body]" }),
      model: decide(z.string().min(1).max(100), { code: "BP216", ask: "the embedding model, by its full name" }),
    },
  ),
  file: type(
    ["A file in the project's storage; the column holds its key.", "string"],
    "{type: file, max_bytes: 5000000, content_types: [application/pdf]}",
    {
      max_bytes: decide(limit, { code: "BP217", ask: "the largest file in bytes" }),
      content_types: decide(z.array(mediaType).min(1), {
        code: "BP217",
        ask: "the media types it accepts, as in [application/pdf]",
      }),
    },
  ),
};

export const fieldTypes = {
  ...textTypes,
  ...numberTypes,
  ...timeTypes,
  ...relationTypes,
  ...otherTypes,
} as const satisfies Record<string, FieldType>;

export type FieldTypeName = keyof typeof fieldTypes;
