import { z } from "zod";
import { name, none, path } from "../atoms.ts";
import { auth, idempotency, rateLimit, transaction, visible } from "../access.ts";
import { calls, computed, effect, enqueues, errorEntry, loads } from "../behaviour.ts";
import { decide } from "../decide.ts";
import { listing } from "../listing.ts";
import { blockKeys, refTo } from "../refs.ts";

const fieldSet = z.union([z.literal("all"), z.array(name), z.strictObject({ except: z.array(name).min(1) })]);

const writing = {
  enqueues: enqueues.optional().meta({ description: "none unless said, or a task says that it comes after." }),
  errors: z.array(errorEntry).optional().meta({ description: "Beyond those that follow from the rest." }),
  transaction: transaction.optional().meta({ description: "atomic unless said." }),
  calls: calls.optional(),
  effect: effect
    .optional()
    .meta({ description: "What the server sets in the row itself, and what changes beside it." }),
  computed,
};

export const operations = ["list", "create", "retrieve", "update", "delete"] as const;

export const resource = z.strictObject({
  ...blockKeys("resource"),
  model: decide(refTo("model"), { ask: "the model it shows, as in model.Order" }),
  path: decide(path, { code: "BP301", ask: "its path below /api/v1, as in /orders" }),
  auth,
  visible,
  operations: decide(z.union([z.literal("all"), z.array(z.enum(operations)).min(1)]), {
    ask: "all, or some of [list, create, retrieve, update, delete]",
  }),
  fields: z
    .strictObject({ read: fieldSet.optional(), write: fieldSet.optional() })
    .optional()
    .meta({ description: "What is shown and accepted; all that may be unless said." }),
  list: z.strictObject(listing).optional().meta({ description: "Needed with the operation list." }),
  create: z
    .strictObject({ idempotency, ...writing, fields: fieldSet.optional() })
    .optional()
    .meta({ description: "Needed with the operation create." }),
  retrieve: z.strictObject({ loads }).optional(),
  update: z
    .strictObject({
      ...writing,
      fields: fieldSet.optional(),
      concurrency: z.union([none, z.literal("etag")]).optional(),
    })
    .optional(),
  delete: z.strictObject(writing).optional(),
  rate_limit: rateLimit.optional(),
});
