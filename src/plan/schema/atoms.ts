import { z } from "zod";

/** The small values that plans are made of. Messages complete the sentence `"x" …`. */
export const none = z.literal("none");
export const prose = z
  .string()
  .min(3, "must be a sentence that says something")
  .max(2000)
  .meta({ title: "text", description: "A sentence of 3 to 2,000 characters." });
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be snake_case: a letter, then at most 39 letters, digits or _")
  .meta({ title: "name", description: "snake_case: a letter, then at most 39 letters, digits or _." });
export const sortKey = z
  .string()
  .regex(/^-?[a-z][a-z0-9_]{0,39}$/, "must be a field name, with - in front for descending order")
  .meta({ title: "sort-key", description: "A field; with - in front for descending order, as in -created_at." });
export const condition = z.string().min(1).max(500).meta({
  title: "condition",
  description:
    "Expressions over the fields of the row (as of a value), compared with =, <>, <, <=, >, >=, in, between, like, is null or is not null, joined by and, or, not and parentheses; texts stand in single quotes: `status = 'paid' and due_at < now`. A query knows `me`, `now`, `today` and its arguments as `input.<name>`; an effect what its route or task has; an index or a check the row alone.",
});
export const scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]).meta({
  title: "value",
  description:
    "A text, a number, true, false or null, as the field takes it. In `set` also an expression: `now + 7d`, `today`, `me`, `input.total`, `result.verdict`, `computed.token`, `order.customer`, `stock - input.quantity`, `lower(email)`, `sha256(a)`, `length(a)`, `coalesce(a, b)`. A text in single quotes, as in `\"'now'\"`, is no expression.",
});
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}(ms|s|m|h|d)$/, "must be a number with ms, s, m, h or d, as in 30s")
  .meta({ title: "duration", description: "A number with ms, s, m, h or d, as in 250ms, 30s, 10m, 1h or 7d." });
export const status = z
  .number()
  .int()
  .min(200)
  .max(599)
  .meta({ title: "status", description: "A status of HTTP, 200 to 599." });
export const errorStatus = z
  .literal([400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 500, 502, 503, 504])
  .meta({ title: "error-status", description: "A status of HTTP that says what went wrong, as in 404 or 409." });
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, "must be a snake_case machine name")
  .meta({
    title: "code",
    description: "snake_case, at most 64 characters: the stable machine name of an error, as in already_paid.",
  });
export const path = z
  .string()
  .regex(/^\/[^\s?#]{0,200}$/, "must be a path that starts with /")
  .meta({
    title: "path",
    description:
      "Starts with /; kebab-case segments, snake_case parameters in braces, below /api/v1, which is not written.",
  });
export const envName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, "must be the UPPER_CASE name of a setting")
  .meta({ title: "setting", description: "The UPPER_CASE name of a setting in the environment, as in MAIL_URL." });
export const mediaType = z
  .string()
  .regex(/^[a-z]+\/[\w.+-]+$/, "must be a media type, as in application/pdf")
  .meta({ title: "media-type", description: "As in application/pdf or text/csv." });
export const rate = z
  .string()
  .regex(/^[1-9]\d{0,6}\/(second|minute|hour|day)$/, "must be a count and a window, as in 10/minute")
  .meta({ title: "rate", description: "A count and a window of a second, minute, hour or day, as in 10/minute." });
export const why = z
  .strictObject({ none: prose })
  .meta({ id: "none-because", description: "Considered and decided against, with the reason." });

/** Time in seconds of a duration as plans write it. */
export function secondsOf(text: string): number {
  const [, count = "0", unit = "s"] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  return Number(count) * ({ ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 }[unit] ?? 1);
}
