import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fallbackEnds = defineRule({
  code: "BP429",
  severity: "error",
  conventions: ["fallbacks"],
  summary: "a fallback ends with what is always there, and has nothing behind it",
  reason:
    "The last provider fails too and the cache is empty once: then the caller needs an answer that cannot fail. What stands behind such an answer is never reached.",
  fix: "end with {degraded: ...}, {error: ...} or retry_later, and with nothing else before it",
  good: "fallback: [next_provider, {stale_cache: 1h}, {error: {status: 503, code: catalogue_unavailable}}]",
  bad: "fallback: [next_provider, {stale_cache: 1h}]",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { fallback, origin } of ir.services) {
    const last = (fallback ?? []).findIndex(isCertain);
    if (fallback !== undefined && last === -1) {
      yield { where: at(origin, "fallback"), message: "nothing is left when all of it fails" };
    } else if (fallback !== undefined && last < fallback.length - 1) {
      yield {
        where: at(origin, "fallback", last + 1),
        message: "it is never reached: what stands before it cannot fail",
      };
    }
  }
}

function isCertain(step: unknown): boolean {
  return (
    step === "retry_later" || (typeof step === "object" && step !== null && ("degraded" in step || "error" in step))
  );
}
