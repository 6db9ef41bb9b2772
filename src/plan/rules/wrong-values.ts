import type { FieldIr } from "../ir/field-ir.ts";
import { hint } from "../hint.ts";

/** Values that an enum among the fields does not have. */
export function wrongValues(
  set: Readonly<Record<string, unknown>>,
  fields: readonly Partial<Pick<FieldIr, "name" | "values">>[],
): readonly { readonly name: string; readonly message: string }[] {
  return Object.entries(set).flatMap(([name, value]) => {
    const values = fields.find((field) => field.name === name)?.values;
    const isWrong =
      values !== undefined && typeof value === "string" && /^[a-z_]+$/.test(value) && !values.includes(value);
    return isWrong ? [{ name, message: `"${value}" is none of ${values.join(", ")}${hint(value, values)}` }] : [];
  });
}
