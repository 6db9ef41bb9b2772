import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const oneStatusACode = defineRule({
  code: "BP329",
  severity: "error",
  conventions: ["problem-json"],
  summary: "an error code has one status",
  reason: "Clients act on the code; with two statuses it says two things.",
  fix: "rename one of the two codes",
  good: "  - {status: 409, code: already_returned, when: the loan is no longer active}",
  bad: "  - {status: 422, code: not_found, when: the loan is no longer active}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  const first = new Map<string, number>();
  const errors = ir.endpoints
    .flatMap((endpoint) => endpoint.errors)
    .toSorted((a, b) => Number(b.derived) - Number(a.derived));
  for (const { code, status, derived, origin } of errors.filter((error) => error.code !== "" && error.status !== 0)) {
    const known = first.get(code) ?? status;
    first.set(code, known);
    if (known !== status && !derived) {
      yield { where: at(origin, "code"), message: `"${code}" is ${known} elsewhere and ${status} here` };
    }
  }
}
