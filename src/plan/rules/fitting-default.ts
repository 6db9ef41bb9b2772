import type { FieldTypeName } from "../schema/field-types.ts";
import { type FieldIr, at } from "../ir/field-ir.ts";
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

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    if (field.default !== undefined && field.default !== null && !fits(field, field.default)) {
      yield {
        where: at(field.origin, "default"),
        message: `${JSON.stringify(field.default)} is no ${field.type ?? "value"} that "${field.name}" can have`,
      };
    }
  }
}

const isWhole = (value: unknown): boolean => Number.isInteger(value);
const isShort = (value: unknown, { max }: FieldIr): boolean =>
  typeof value === "string" && value.length <= (max ?? Infinity);

const checks: Partial<Record<FieldTypeName, (value: unknown, field: FieldIr) => boolean>> = {
  enum: (value, { values }) => values === undefined || values.includes(String(value)),
  boolean: (value) => typeof value === "boolean",
  integer: isWhole,
  bigint: isWhole,
  duration: isWhole,
  decimal: (value) => /^-?\d+(\.\d+)?$/.test(String(value)),
  string: isShort,
  text: isShort,
  slug: isShort,
};

function fits(field: FieldIr, value: unknown): boolean {
  const check = field.type === undefined ? undefined : checks[field.type];
  return check === undefined || check(value, field);
}
