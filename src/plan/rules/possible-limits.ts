import { type FieldIr, at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const possibleLimits = defineRule({
  code: "BP233",
  severity: "error",
  summary: "the limits of a field leave values that it can have",
  reason: "A field that nothing fits refuses every row, and a pattern that is none fails where it is compiled.",
  fix: "correct the limits",
  good: "  title_text: {type: string, max: 300}",
  bad: "  title_text: {type: string, max: 300, min: 301}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    for (const [key, message] of faultsOf(field)) {
      yield { where: at(field.origin, key), message };
    }
  }
}

function faultsOf({ name, min, max, precision, scale, pattern, values = [] }: FieldIr): readonly [string, string][] {
  const again = values.find((value, index) => values.indexOf(value) !== index);
  const faults: readonly [boolean, string, string][] = [
    [min !== undefined && max !== undefined && min > max, "min", `"${name}" is at least ${min} and at most ${max}`],
    [
      precision !== undefined && scale !== undefined && scale > precision,
      "scale",
      `of the ${precision} digits of "${name}" ${scale} follow the point`,
    ],
    [pattern !== undefined && !isPattern(pattern), "pattern", `the pattern of "${name}" cannot be compiled`],
    [again !== undefined, "values", `"${again ?? ""}" is named twice`],
  ];
  return faults.flatMap(([isFault, key, message]) => (isFault ? [[key, message]] : []));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
