import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownTransition = defineRule({
  code: "BP221",
  severity: "error",
  summary: "the transitions of an enum name its values",
  reason: "A state that is no value cannot be reached or left.",
  fix: "correct the value, or add it to `values`",
  good: "values: [active, returned, lost], default",
  bad: "values: [active, returned, lost], transitions: {active: [returned, gone]}, default",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    for (const [from, targets] of Object.entries(field.transitions ?? {})) {
      for (const state of [from, ...targets]) {
        if (field.values !== undefined && !field.values.includes(state)) {
          yield { where: at(field.origin, "transitions", from), message: `"${state}" is none of ${field.values.join(", ")}` };
        }
      }
    }
  }
}
