import { z } from "zod";
import { code, duration, envName, name, none, why } from "../atoms.ts";
import { backoff } from "../behaviour.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const provider = z
  .strictObject({
    name,
    kind: decide(z.enum(["http", "smtp", "storage", "gemini", "perplexity", "ai"]), {
      ask: "http, smtp, storage, gemini, perplexity or ai",
    }),
    settings: decide(z.union([none, z.array(envName).min(1)]), {
      ask: "the settings it needs, as in [MAIL_API_KEY], or none",
    }),
  })
  .meta({ id: "provider", description: "One who does the work; the next is asked when it fails." });

const retry = z.union([
  z.strictObject({
    max: decide(z.number().int().min(1).max(10), { code: "BP412", ask: "how many attempts in all" }),
    backoff: decide(backoff, { code: "BP412", ask: "exponential or fixed" }),
    cap: decide(duration, { code: "BP412", ask: "the longest wait, as in 2s" }),
    jitter: decide(z.boolean(), { code: "BP412", ask: "true" }),
  }),
  why,
]);

const breaker = z.union([
  z.strictObject({
    failures: decide(z.number().int().min(1), { code: "BP414", ask: "how many failures open it, as in 5" }),
    window: decide(duration, { code: "BP414", ask: "within which time, as in 60s" }),
    open_for: decide(duration, { code: "BP414", ask: "how long it stays open, as in 30s" }),
  }),
  why,
]);

const fallback = z.union([
  z.literal("next_provider"),
  z.strictObject({ stale_cache: duration }),
  z.strictObject({ degraded: refTo("shape") }),
  z.strictObject({ error: z.strictObject({ status: z.literal([502, 503, 504]), code }) }),
  z.literal("retry_later"),
]);

export const service = z.strictObject({
  ...blockKeys("service"),
  providers: decide(z.array(provider).min(1), {
    ask: "[{name: main, kind: http, settings: [MAIL_URL]}], in the order they are tried",
  }),
  deadline: decide(duration, { code: "BP413", ask: "the longest a call may take in all, as in 5s" }),
  retry: decide(retry, { code: "BP412", ask: "{max: 2, backoff: exponential, cap: 2s, jitter: true} or {none: why}" }),
  breaker: decide(breaker, { code: "BP414", ask: "{failures: 5, window: 60s, open_for: 30s} or {none: why}" }),
  fallback: decide(z.array(fallback).min(1), {
    code: "BP415",
    ask: "what the caller gets, in order, as in [next_provider, {stale_cache: 1h}, retry_later]",
  }),
  idempotency: decide(z.union([z.literal("job_key"), why]), {
    code: "BP425",
    ask: "job_key (the provider gets the job's key) or {none: why}",
  }),
  validates: z
    .union([none, refTo("shape")])
    .optional()
    .meta({ description: "The shape an answer must have before it is used; `result.<name>` is one of its fields." }),
});
