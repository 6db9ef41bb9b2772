import { stemOf } from "../ir/assemble-ir.ts";
import { isKind } from "../schema/kinds.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const somethingChecked = defineRule({
  code: "BP007",
  severity: "error",
  summary: "a plan holds at least one block that can be checked",
  reason: "A clean report over nothing looks like success.",
  fix: 'add a block; `create-backend-plan new "Title"` writes a document to start from',
  good: `\`\`\`yaml plan:question
id: question.fines`,
  bad: `\`\`\`yaml
id: question.fines`,
  check: find,
});

/** A document that was not read says so itself. */
function* find({ documents }: RuleContext): Iterable<Report> {
  const checked = documents.filter(
    ({ blocks, problems }) => blocks.some(({ kind }) => isKind(kind)) || problems.some(({ code }) => code === "BP001"),
  );
  const stems = new Set(checked.map(({ path }) => stemOf(path)));
  for (const document of documents.filter(({ form, path }) => form === "markdown" && !stems.has(stemOf(path)))) {
    yield { where: { document, start: 0, end: 1 }, message: "nothing was checked: no plan block was found" };
  }
}
