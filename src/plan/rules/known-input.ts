import { at } from "../ir/field-ir.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownInput = defineRule({
  code: "BP418",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "the key of a task names its inputs",
  reason: "A key over something that is no input cannot be computed.",
  fix: "name an input, or `scheduled_at` for a scheduled task",
  good: `input: {loan: model.Loan}
idempotency: {key: [loan]}
retry: {none: "nobody misses a thank-you"}`,
  bad: `input: {loan: model.Loan}
idempotency: {key: [lone]}
retry: {none: "nobody misses a thank-you"}`,
  check: find,
});

type TaskIr = RuleContext["ir"]["tasks"][number];

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const task of ir.tasks) {
    yield* unknownInputs(task);
  }
}

function unknownInputs({ idempotency, input, origin }: TaskIr): readonly Report[] {
  if (input === undefined) {
    return [];
  }
  const inputs = input === "none" ? [] : Object.keys(input);
  return (idempotency?.key ?? []).flatMap((name, index) => {
    const isKnown = name === "scheduled_at" || inputs.includes(name);
    const where = at(origin, "idempotency", "key", index);
    return isKnown ? [] : [{ where, message: `there is no input "${name}"${hint(name, inputs)}` }];
  });
}
