import { withoutCode } from "./prose-text.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

const placeholder = /\b(TBD|TBC|TODO|FIXME|XXX)\b|\?{3}|\betc\.|\band so on\b|\blorem ipsum\b/gi;

export const noPlaceholder = defineRule({
  code: "BP901",
  severity: "error",
  summary: "the prose holds no TBD, TODO or ???",
  reason: "What is left out here is guessed by the coder.",
  fix: "write what is meant, or ask in a plan:question block",
  good: "Members of a branch borrow",
  bad: "TODO: members of a branch borrow",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    for (const { start, text } of document.prose) {
      for (const match of withoutCode(text).matchAll(placeholder)) {
        const from = start + match.index;
        yield {
          where: { document, start: from, end: from + match[0].length },
          message: `"${match[0]}" stands for something that is not said`,
        };
      }
    }
  }
}
