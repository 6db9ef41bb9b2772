import { stemOf } from "../ir/assemble-ir.ts";
import { headerSpan } from "../document/header-span.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const uniquePlan = defineRule({
  code: "BP611",
  severity: "error",
  summary: "an id names one plan, and a .plan.yaml file stands beside its document",
  reason: "Two plans of one name cannot be told apart by any command.",
  fix: "rename one of them",
  good: `# plans/0001-loans.md
id: loans

# plans/0002-returns.md
id: returns`,
  bad: `# plans/0001-loans.md
id: loans

# plans/0002-returns.md
id: loans`,
  check: find,
});

function* find({ ir, documents }: RuleContext): Iterable<Report> {
  const first = new Map<string, string>();
  for (const { id, file } of ir.plans) {
    const other = id === undefined ? undefined : first.get(id);
    const document = documents.find(({ path }) => path === file);
    if (document !== undefined && other !== undefined) {
      yield { where: { document, ...headerSpan(document, "id") }, message: `the plan "${id ?? ""}" is also ${other}` };
    }
    first.set(id ?? file, file);
  }
  const stems = new Set(ir.plans.map(({ file }) => stemOf(file)));
  for (const document of documents.filter(({ form, path }) => form === "yaml" && !stems.has(stemOf(path)))) {
    yield {
      where: { document, start: 0, end: 1 },
      message: `there is no ${stemOf(document.path)}.md that it belongs to`,
    };
  }
}
