import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { NameIndex } from "../name-index.ts";

/** The columns of a model that a body fills: those that it takes over from there. */
export function bodyColumnsOf({ request }: EndpointIr, model: string, names: NameIndex): readonly string[] {
  if (request === model) {
    const fields = (names.models.get(model) ?? []).flatMap((planned) => planned.fields);
    return fields.filter((field) => field.set_by === "client").map(({ name }) => name);
  }
  const shape = typeof request === "string" ? names.shapes.get(request) : request;
  return Object.entries(shape?.fields ?? {}).flatMap(([name, field]) =>
    typeof field === "object" && "from" in field && field.from === `${model}.${name}` ? [name] : [],
  );
}
