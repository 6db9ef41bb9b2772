import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const somethingChecked = defineRule({
  code: "BP007",
  severity: "error",
  summary: "a set of plans holds at least one block that can be checked",
  reason: "A clean report over nothing looks like success.",
  fix: 'add a block; `create-backend-plan new "Title"` writes a document to start from',
  good: `\`\`\`yaml plan:question
id: question.fines`,
  bad: `\`\`\`yaml
id: question.fines`,
  check: find,
});

function* find({ documents, blocks }: RuleContext): Iterable<Report> {
  const [document] = documents;
  if (document !== undefined && blocks.length === 0) {
    yield { where: { document, start: 0, end: 1 }, message: "nothing was checked: no plan block was found" };
  }
}
