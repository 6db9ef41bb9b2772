import { headerSpan } from "../document/header-span.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const readyAndUnchanged = defineRule({
  code: "BP008",
  severity: "error",
  summary: "a plan that is ready or applied is still what `ready` saw",
  reason:
    "`ready` is a promise about one text. After an edit nobody has checked that promise, so the plan counts as a draft again.",
  fix: "run `create-backend-plan ready` on it again, or set status: draft",
  good: "status: draft",
  bad: `status: ready
content: sha256:0000000000000000000000000000000000000000000000000000000000000000`,
  check: find,
});

function* find({ ir, documents }: RuleContext): Iterable<Report> {
  for (const plan of ir.plans) {
    const document = documents.find(({ path }) => path === plan.file);
    if (document !== undefined && plan.state === "edited") {
      yield {
        where: { document, ...headerSpan(document, "status") },
        replacement: "draft",
        message: `the plan was edited after it was found ${plan.status ?? "ready"}: it is a draft again`,
      };
    }
  }
}
