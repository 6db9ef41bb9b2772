import { headerSpan } from "../document/header-span.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const target = defineRule({
  code: "BP610",
  severity: "error",
  summary: "a plan is for the framework of the project it is in",
  reason: "A plan for the other framework leaves its coder to translate.",
  fix: "set target to the framework of the project, or to any",
  good: `# in a Django project
target: django`,
  bad: `# in a Django project
target: flask`,
  check: find,
});

function* find({ ir, names, documents }: RuleContext): Iterable<Report> {
  for (const { target: wanted, file } of ir.plans) {
    const document = documents.find(({ path }) => path === file);
    const { framework } = names.project;
    if (
      document !== undefined &&
      framework !== null &&
      wanted !== undefined &&
      wanted !== "any" &&
      wanted !== framework
    ) {
      yield {
        where: { document, ...headerSpan(document, "target") },
        message: `the plan is for ${wanted}, the project is ${framework}`,
      };
    }
  }
}
