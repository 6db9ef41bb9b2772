import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownTransition = defineRule({
  code: "BP221",
  severity: "error",
  summary: "the transitions of an enum name its values",
  reason: "A state that is no value cannot be reached or left.",
  fix: "correct the value, or add it to `values`",
  good: "  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}",
  bad: "  status: {type: enum, values: [active, returned, lost], transitions: {active: [returned, gone]}, default: active, set_by: server}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { values, transitions = {}, origin } of ir.models.flatMap(({ fields }) => fields)) {
    for (const [from, targets] of values === undefined ? [] : Object.entries(transitions)) {
      const unknown = [from, ...targets].filter((state) => !values?.includes(state));
      yield* unknown.map((state) => ({
        where: at(origin, "transitions", from),
        message: `"${state}" is none of ${values?.join(", ") ?? ""}`,
      }));
    }
  }
}
