import { hint } from "../hint.ts";

/** The sentence about a name that is no field of its model. */
export function unknownField(name: string, model: string, known: readonly { readonly name: string }[]): string {
  return `${model} has no field "${name}"${hint(
    name,
    known.map((field) => field.name),
  )}`;
}
