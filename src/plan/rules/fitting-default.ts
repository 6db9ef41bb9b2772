import { at } from "../ir/field-ir.ts";
import { checkValue } from "../values/check-value.ts";
import { fits } from "../values/literal.ts";
import { clock } from "../values/scope.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const fittingDefault = defineRule({
  code: "BP220",
  severity: "error",
  summary: "a default is a value that the field can have",
  reason: "A wrong default fails on the first row that relies on it.",
  fix: "write a default of the type, within its values and limits",
  good: "  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}",
  bad: "  status: {type: enum, values: [active, returned, lost], default: open, set_by: server}",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const scope = { names, roots: new Map(clock) };
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    const { default: preset, origin } = field;
    const misfit = preset === undefined || fits(field, preset) ? null : checkValue(field, preset, scope);
    if (misfit !== null) {
      yield { where: at(origin, "default"), ...misfit };
    }
  }
}
