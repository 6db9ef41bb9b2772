import { hint } from "../hint.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";

/** What a reference names that is nowhere, as a sentence; null where all of it is there. */
export function missingPart(name: string, names: NameIndex): string | null {
  if (names.ids.has(name)) {
    return null;
  }
  const [, model, field] = /^(model\.\w+)\.(\w+)$/.exec(name) ?? [];
  if (model !== undefined && field !== undefined && names.ids.has(model)) {
    const fields = fieldsOf(names, model);
    if (fields === null || fields.some((known) => known.name === field)) {
      return null;
    }
    return `${model} has no field "${field}"${hint(
      field,
      fields.map((known) => known.name),
    )}`;
  }
  const kind = `${name.split(".", 1)[0] ?? ""}.`;
  return `there is no "${name}"${hint(
    name,
    [...names.ids].filter((id) => id.startsWith(kind)),
  )}`;
}
