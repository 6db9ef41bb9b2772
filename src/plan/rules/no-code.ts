import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const noCode = defineRule({
  code: "BP903",
  severity: "warning",
  conventions: ["plan-first"],
  summary: "a plan holds no code of the implementation",
  reason: "It says what must hold, and within which limits; the coder decides how. Code in a plan is copied unread.",
  fix: "say it in a block: effect, queries, constraints",
  good: "## Real time",
  bad: `## Real time

\`\`\`python
print("no")
\`\`\``,
  check: find,
});

const languages = new Set(["python", "py", "sql", "javascript", "js", "typescript", "ts"]);

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    const code = document.otherFences.filter(({ language }) => languages.has(language.toLowerCase()));
    yield* code.map(({ language, start }) => ({
      where: { document, start, end: start + 3 },
      message: `a fence of ${language} is an implementation`,
    }));
  }
}
