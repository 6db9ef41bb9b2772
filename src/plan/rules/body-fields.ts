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
