import { z } from "zod";
import { duration, name, none, prose, why } from "../atoms.ts";
import { assignments, backoff, calls, computed, effect } from "../behaviour.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const overlap = decide(z.enum(["skip", "queue", "allow"]), {
  code: "BP410",
  ask: "skip, queue or allow a tick while the last one runs",
});
const timezone = decide(z.literal("UTC"), { code: "BP410", ask: "UTC" });

const cronLine = z
  .string()
  .max(100)
  .meta({ title: "cron-line", description: "Minute, hour, day, month and weekday, as in 0 3 * * *." });

const trigger = z
  .union([
    z.literal("manual"),
    z.strictObject({ after: refTo("endpoint", "resource", "task") }),
    z.strictObject({ schedule: cronLine, timezone, overlap }),
    z.strictObject({ every: duration, timezone, overlap }),
  ])
  .meta({
    id: "trigger",
    description: "What starts a run: a person, a route or task before it, a cron line, or an interval.",
  });

const input = z
  .union([
    refTo("model"),
    z.enum(["uuid", "integer", "boolean", "date", "datetime", "slug", "sha256"]),
    z.strictObject({ type: z.literal("string"), max: z.number().int().min(1) }),
  ])
  .meta({
    id: "task-input",
    description: "A row by its id, or a small scalar: what is read again when the task runs.",
  });

const transient = z
  .union([
    refTo("service"),
    z.enum(["timeout", "connection", "rate_limited", "unavailable", "lock_not_available", "serialization_failure"]),
  ])
  .meta({ id: "transient", description: "An error that may be gone at the next attempt." });

const retry = z.union([
  z.strictObject({
    on: decide(z.array(transient).min(1), {
      code: "BP403",
      ask: "transient errors only, as in [service.mail, timeout]",
    }),
    max: decide(z.number().int().min(1).max(100), { code: "BP403", ask: "how many attempts in all" }),
    backoff: decide(backoff, { code: "BP412", ask: "exponential or fixed" }),
    base: duration.optional().meta({ description: "The first wait; 1s unless said." }),
    cap: decide(duration, { code: "BP412", ask: "the longest wait, as in 10m" }),
    jitter: decide(z.boolean(), { code: "BP412", ask: "true" }),
  }),
  why,
]);

const exhausted = z.union([
  z.strictObject({ set: assignments, model: refTo("model").optional() }),
  z.strictObject({ enqueue: refTo("task") }),
  z.strictObject({ alert: refTo("metric") }),
  z.strictObject({ dead: prose }).meta({ description: "The job stays dead and visible, and who looks at it." }),
]);

export const task = z.strictObject({
  ...blockKeys("task"),
  trigger: decide(z.union([trigger, z.array(trigger).min(1)]), {
    code: "BP401",
    ask: '{after: resource.orders.create}, {schedule: "0 3 * * *", timezone: UTC, overlap: skip} or manual',
  }),
  input: decide(z.union([none, z.record(name, input)]), {
    code: "BP407",
    ask: "ids and small scalars, as in {order: model.Order}, or none",
  }),
  idempotency: decide(
    z.strictObject({
      key: decide(z.array(name).min(1), {
        code: "BP402",
        ask: "the inputs that make two runs the same, as in [order]; [scheduled_at] for a schedule",
      }),
    }),
    { code: "BP402", ask: "{key: [order]}" },
  ),
  retry: decide(retry, {
    code: "BP403",
    ask: "{on: [...], max: 5, backoff: exponential, cap: 10m, jitter: true} or {none: why}",
  }),
  timeout: decide(
    z.strictObject({
      soft: decide(duration, { code: "BP404", ask: "as in 30s" }),
      hard: decide(duration, { code: "BP404", ask: "as in 45s" }),
    }),
    { code: "BP404", ask: "{soft: 30s, hard: 45s}" },
  ),
  on_exhausted: decide(exhausted, {
    code: "BP405",
    ask: "{set: {status: failed}}, {enqueue: task.x.y}, {alert: metric.x} or {dead: who looks at it}",
  }),
  calls,
  effect,
  computed,
  queue: name.optional().meta({ description: "The queue; default unless said." }),
  enqueues: z
    .array(refTo("task"))
    .optional()
    .meta({ description: "The tasks it starts; `computed` names those of their inputs that it does not have itself." }),
});
