import { z } from "zod";
import { code, condition, duration, errorStatus, name, none, prose, scalar } from "./atoms.ts";
import { decide } from "./decide.ts";
import { refTo } from "./refs.ts";

/** The values that a row gets: literals of their fields, or expressions. */
export const assignments = z.record(name, scalar);

/** What no expression can say, named and described for a coder. */
export const computed = z.record(name, prose).optional().meta({
  description:
    "Values that are calculated in code, by name, with a sentence each: `computed.<name>` uses one, and a task that is enqueued gets the one that is called like its input.",
});

const effectStep = z
  .strictObject({
    create: refTo("model").optional(),
    update: refTo("model").optional(),
    delete: refTo("model").optional(),
    set: assignments.optional(),
    where: condition.optional().meta({ description: "Which rows, as a condition over their fields." }),
    when: condition.optional().meta({
      description: "This change only if it holds; what is answered, called and enqueued does not depend on it.",
    }),
    unless: condition.optional().meta({ description: "This change only if it does not hold." }),
    lock: z
      .union([none, z.enum(["row", "advisory"])])
      .optional()
      .meta({ description: "What is locked while it is read and changed." }),
    note: z.string().max(2000).optional(),
  })
  .meta({
    id: "effect-step",
    description:
      "One change: the model whose rows it creates, updates or deletes, which of them, and what they are set to.",
  });

/** What a route or task changes in the database. */
export const effect = decide(z.union([none, effectStep, z.array(effectStep).min(1)]), {
  code: "BP328",
  ask: "what it changes, as in {update: model.Order, set: {status: paid}}, or none",
});

export const loads = decide(z.union([none, z.array(name)]), {
  code: "BP308",
  ask: "the relations it loads, as in [customer], or none",
});

export const enqueues = decide(z.union([none, z.array(refTo("task")).min(1)]), {
  code: "BP406",
  ask: "the tasks it starts, as in [task.mail.send], or none",
});

export const calls = decide(z.union([none, z.array(refTo("service")).min(1)]), {
  code: "BP409",
  ask: "the external services it calls, as in [service.mail], or none",
});

export const errorEntry = z
  .strictObject({
    status: decide(errorStatus, { ask: "the status, as in 409" }),
    code: decide(code, { code: "BP309", ask: "the stable machine name of the error" }),
    when: decide(prose, { ask: "when it is answered" }),
  })
  .meta({ id: "error-entry", description: "An error that is particular to this route." });

export const cache = z
  .union([
    none,
    z.strictObject({
      ttl: decide(duration, { code: "BP331", ask: "how long an answer may be old, as in 60s" }),
      key: decide(z.array(name).min(1), { code: "BP331", ask: "what answers differ by, as in [ward]" }),
      invalidated_by: decide(z.union([none, z.array(refTo("model", "task", "endpoint", "resource")).min(1)]), {
        code: "BP331",
        ask: "what makes it stale, as in [model.Post], or none",
      }),
    }),
  ])
  .meta({ id: "cache", description: "How long an answer may be kept, and what makes it stale." });

export const backoff = z.enum(["exponential", "fixed"]);
