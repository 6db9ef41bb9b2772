import { z } from "zod";
import { code, condition, name, none, sortKey } from "../atoms.ts";
import { decide } from "../decide.ts";
import { field } from "../field.ts";
import { blockKeys } from "../refs.ts";

const index = z
  .strictObject({
    fields: z.array(sortKey).min(1),
    where: condition.optional(),
    unique: z.boolean().optional(),
    method: z.enum(["btree", "gin", "gist", "brin", "hnsw"]).optional(),
    include: z.array(name).optional(),
  })
  .meta({ id: "index", description: "Columns in their order, as in {fields: [owner, -created_at]}." });

const constraint = z
  .union([
    z.strictObject({ check: condition, name }),
    z.strictObject({ unique: z.array(name).min(1), where: condition.optional(), code: code.optional() }),
  ])
  .meta({ id: "constraint", description: "A check that every row passes, or fields of which no two rows may agree." });

const query = z
  .strictObject({
    args: z
      .array(name)
      .optional()
      .meta({ description: "What its caller gives; `where` compares with `input.<name>`." }),
    where: decide(z.union([none, condition]), { ask: "which rows, as a condition over the fields, or none" }),
    order: z.array(sortKey).optional(),
    loads: decide(z.union([none, z.array(name)]), { code: "BP308", ask: "the relations it loads, or none" }),
  })
  .meta({ id: "query", description: "A named read that code may call." });

const dedup = z.strictObject({
  fields: decide(z.array(name).min(1), { code: "BP219", ask: "the fields whose content makes two rows the same" }),
  conflict: decide(z.literal([409, "existing"]), {
    code: "BP219",
    ask: "409, or existing to answer with the row that is there",
  }),
});

export const model = z.strictObject({
  ...blockKeys("model"),
  change: z
    .enum(["create", "alter"])
    .optional()
    .meta({ description: "`alter` for a table that exists; create unless said." }),
  table: name.optional().meta({ description: "The table; the plural of the name unless said." }),
  scope: z
    .union([none, name])
    .optional()
    .meta({ description: "The relation to the entity that rows are organised by." }),
  expected_rows: decide(z.number().int().min(0), {
    code: "BP224",
    ask: "how many rows there will be in a year, as in 100000",
  }),
  timestamps: z
    .enum(["both", "created", "none"])
    .optional()
    .meta({ description: "`created_at` and `updated_at`; both unless said." }),
  ordering: z.array(sortKey).optional().meta({ description: "[-created_at] unless said." }),
  fields: decide(z.record(name, field), { ask: "the fields, as in subject: {type: string, max: 200}" }),
  removed: z.array(name).optional().meta({ description: "Columns that go away (with `change: alter`)." }),
  dedup: decide(z.union([none, dedup]), { code: "BP219", ask: "{fields: [...], conflict: 409} or none" }),
  indexes: decide(z.union([none, z.array(index).min(1)]), {
    ask: "[{fields: [owner, -created_at]}] or none; foreign keys have one already",
  }),
  constraints: decide(z.union([none, z.array(constraint).min(1)]), {
    code: "BP225",
    ask: '[{check: "total >= 0", name: total_not_negative}] or none',
  }),
  queries: decide(z.union([none, z.record(name, query)]), {
    ask: 'named reads, as in unread_by_me: {where: "owner = me and read_at is null", loads: none}, or none',
  }),
});
