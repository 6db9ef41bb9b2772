import { z } from "zod";
import { code, name, none, prose, scalar, status } from "../atoms.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

// Recursive data would need a lazy schema, which no editor follows; three levels are what rows and bodies have.
const inner = z.union([scalar, z.array(scalar), z.record(z.string(), scalar)]);
const value = z.union([scalar, z.array(inner), z.record(z.string(), inner)]);
const row = z.record(name, value).meta({
  id: "row",
  description:
    "Fields and what they hold; a `ref` holds an id that another given row has as its `id`, or me, other or staff.",
});
const actor = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be me, other, staff, anonymous or a name of your own")
  .meta({ title: "actor", description: "Who asks: me, other, staff, anonymous, or a name of your own." });
const given = z.union([
  z.record(refTo("model"), row),
  z.strictObject({ failing: refTo("service"), how: z.enum(["timeout", "error", "malformed", "open_breaker"]) }),
]);

const request = z.strictObject({
  request: refTo("endpoint", "resource", "channel"),
  as: decide(actor, { ask: "me, other, staff or anonymous" }),
  params: row.optional(),
  query: row.optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: row.optional(),
  times: z.number().int().min(1).max(100).optional().meta({ description: "How often, one after another." }),
  parallel: z.number().int().min(2).max(100).optional().meta({ description: "How many at the same time." }),
});
const run = z.strictObject({
  task: refTo("task"),
  input: row.optional(),
  times: z.number().int().min(1).max(100).optional(),
});

const expect = z.strictObject({
  status: status.optional().meta({ description: "Of every answer." }),
  statuses: z
    .record(z.string().regex(/^[2-5]\d\d$/, "must be a status"), z.number().int().min(1))
    .optional()
    .meta({ description: "How many answers have which status, where they differ, as in {201: 1, 409: 9}." }),
  code: code.optional(),
  body: row.optional(),
  rows: z.record(refTo("model"), z.number().int().min(0)).optional(),
  values: z
    .record(refTo("model"), row)
    .optional()
    .meta({ description: "What every given row of the model then holds." }),
  enqueued: z.union([none, z.array(refTo("task"))]).optional(),
  job: z.enum(["succeeded", "queued", "dead"]).optional(),
  events: z.array(name).optional(),
});

export const edge = z.strictObject({
  ...blockKeys("edge"),
  given: decide(z.union([none, z.array(given).min(1)]), {
    ask: "the rows that are there, as in [{model.Order: {status: paid}}], or none",
  }),
  when: decide(z.union([request, run]), {
    ask: "{request: endpoint.orders.pay, as: me} or {task: task.orders.charge}",
  }),
  expect: decide(expect, { ask: "{status: 409, code: already_paid, rows: {model.Payment: 1}}" }),
  because: prose.optional(),
});
