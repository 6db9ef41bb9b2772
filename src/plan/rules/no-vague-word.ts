import { withoutCode } from "./prose-text.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

const vague =
  /\b(fast|quick(?:ly)?|appropriate(?:ly)?|some|several|various|robust|scalable|user-friendly|as needed|if necessary|where applicable|reasonable|properly|efficient(?:ly)?)\b/gi;

export const noVagueWord = defineRule({
  code: "BP902",
  severity: "warning",
  summary: "the prose says how fast, how many, and which",
  reason: '"Fast" is no number that a test can check.',
  fix: "give the number, the list or the name",
  good: "borrow copies of books",
  bad: "borrow some copies of books",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    for (const { start, text } of document.prose) {
      for (const match of withoutCode(text).matchAll(vague)) {
        const from = start + match.index;
        yield {
          where: { document, start: from, end: from + match[0].length },
          message: `"${match[0]}" says nothing that can be checked`,
        };
      }
    }
  }
}
