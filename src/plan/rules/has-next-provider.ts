import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const hasNextProvider = defineRule({
  code: "BP426",
  severity: "error",
  conventions: ["fallbacks"],
  summary: "a service that falls back on its next provider has one",
  reason: "With one provider there is none to go on to.",
  fix: "add a provider, or drop next_provider",
  good: "fallback: [retry_later]",
  bad: "fallback: [next_provider]",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { providers, fallback, origin } of ir.services) {
    const index = (fallback ?? []).indexOf("next_provider");
    if (index !== -1 && providers?.length === 1) {
      yield { where: at(origin, "fallback", index), message: "there is no other provider" };
    }
    const known = (providers ?? []).map(({ name }) => name);
    const twice = known.findIndex((name, position) => name !== undefined && known.indexOf(name) < position);
    if (twice !== -1) {
      const fix = "give each provider a name of its own";
      yield {
        where: at(origin, "providers", twice, "name"),
        message: `two providers are called "${known[twice] ?? ""}"`,
        fix,
      };
    }
  }
}
