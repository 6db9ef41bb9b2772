import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { NameIndex } from "../name-index.ts";

/** The keys that a request body may have; null where they cannot be told. */
export function bodyFieldsOf({ resource, writes, request }: EndpointIr, names: NameIndex): readonly string[] | null {
  if (resource !== undefined) {
    return writes;
  }
  if (typeof request === "object") {
    return Object.keys(request.fields ?? {});
  }
  if (request === "none") {
    return [];
  }
  const shape = names.shapes.get(request ?? "");
  return shape?.fields === undefined ? null : Object.keys(shape.fields);
}

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
