import { z } from "zod";
import { none } from "../atoms.ts";
import { auth, idempotency, rateLimit, transaction, visible } from "../access.ts";
import { cache, calls, computed, effect, enqueues, errorEntry, loads } from "../behaviour.ts";
import { bodyFields, requestBody, responseBody } from "../body.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const route = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/[^\s?#]{0,200}$/, "must be a method and a path, as in POST /orders/{id}/pay")
  .meta({ title: "route", description: "A method and a path below /api/v1, as in POST /orders/{id}/pay." });
const successStatus = z.enum(["200", "201", "202", "204"]);
const errors = z.union([
  none,
  z.array(errorEntry).min(1),
  z.strictObject({ exactly: z.array(errorEntry).min(1) }).meta({ description: "These and no derived ones." }),
]);

export const endpoint = z.strictObject({
  ...blockKeys("endpoint"),
  route: decide(route, { code: "BP301", ask: "method and path below /api/v1, as in POST /orders/{id}/pay" }),
  model: refTo("model").optional().meta({
    description:
      "The model whose row the path names, or whose rows the answer shows; found from the effect and the response unless said.",
  }),
  auth,
  visible: visible.optional().meta({ description: "Needed where the path names a row or the answer shows rows." }),
  params: bodyFields.optional().meta({ description: "Path parameters; {id} is the model's id unless said." }),
  query: z
    .union([none, bodyFields])
    .optional()
    .meta({ description: "Query parameters beyond those of a list; none unless said." }),
  request: decide(requestBody, { ask: "none, a shape, a model or {fields: {...}}" }),
  response: decide(z.partialRecord(successStatus, responseBody), {
    ask: "a body for each success status, as in {200: model.Order}",
  }),
  errors: decide(errors, { code: "BP309", ask: "[{status: 404, code: not_found, when: ...}] or none" }),
  loads: loads.optional().meta({ description: "The relations that the answer shows." }),
  transaction: transaction.optional().meta({ description: "Needed on everything but GET." }),
  idempotency: idempotency.optional().meta({ description: "Needed on POST." }),
  effect: effect.optional().meta({ description: "Needed on everything but GET." }),
  computed,
  enqueues: enqueues.optional(),
  calls: calls.optional(),
  cache: cache.optional(),
  rate_limit: rateLimit.optional(),
});
