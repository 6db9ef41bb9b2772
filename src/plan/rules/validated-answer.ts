import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const validatedAnswer = defineRule({
  code: "BP424",
  severity: "error",
  conventions: ["fallbacks"],
  summary: "an answer of an AI provider is validated before use",
  reason: "A model returns what it likes; what is stored or shown unchecked is an injection.",
  fix: "name the shape in `validates`",
  good: `idempotency: {none: it only reads}
validates: shape.LoanView`,
  bad: "idempotency: {none: it only reads}",
  check: find,
});

const ai = new Set(["gemini", "perplexity", "ai"]);

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { providers, validates, origin } of ir.services) {
    const isAi = (providers ?? []).some(({ kind }) => kind !== undefined && ai.has(kind));
    if (isAi && (validates === undefined || validates === "none")) {
      yield { where: at(origin, "providers"), message: "the answer of a model is used as it comes" };
    }
  }
}
