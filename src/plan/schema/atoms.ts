import { z } from "zod";

/** The small values that plans are made of. Messages complete the sentence `"x" …`. */
export const none = z.literal("none");
export const prose = z.string().min(3, "must be a sentence that says something").max(2000).meta({ title: "text" });
export const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be snake_case: a letter, then at most 39 letters, digits or _")
  .meta({ title: "name" });
export const sortKey = z
  .string()
  .regex(/^-?[a-z][a-z0-9_]{0,39}$/, "must be a field name, with - in front for descending order")
  .meta({ title: "field or -field" });
export const condition = z.string().min(1).max(500).meta({ title: "condition" });
export const scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]).meta({ title: "value" });
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}(ms|s|m|h|d)$/, "must be a number with ms, s, m, h or d, as in 30s")
  .meta({ title: "duration" });
export const status = z.number().int().min(200).max(599).meta({ title: "status" });
export const errorStatus = z
  .literal([400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 500, 502, 503, 504])
  .meta({ title: "error status" });
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, "must be a snake_case machine name")
  .meta({ title: "code" });
export const path = z
  .string()
  .regex(/^\/[^\s?#]{0,200}$/, "must be a path that starts with /")
  .meta({ title: "path" });
export const envName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, "must be the UPPER_CASE name of a setting")
  .meta({ title: "SETTING" });
export const rate = z
  .string()
  .regex(/^[1-9]\d{0,6}\/(second|minute|hour|day)$/, "must be a count and a window, as in 10/minute")
  .meta({ title: "rate" });
export const why = z
  .strictObject({ none: prose })
  .meta({ id: "none-because", description: "Considered and decided against, with the reason." });

/** Time in seconds of a duration as plans write it. */
export function secondsOf(text: string): number {
  const [, count = "0", unit = "s"] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  return Number(count) * ({ ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 }[unit] ?? 1);
}
