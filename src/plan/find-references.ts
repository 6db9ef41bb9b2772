import type { Path } from "./document/locate.ts";
import type { Plain } from "./document/plain-value.ts";
import { referencePattern } from "./schema/refs.ts";

export interface Reference {
  readonly path: Path;
  readonly name: string;
  readonly at: "key" | "value";
}

/** Keys of a block that name it without referring to one, or hold words for people. */
const speech = new Set(["id", "renamed_from", "at", "note", "reason", "why", "because", "asks", "answer"]);

/** Every text in a value that can only be meant as a reference, as value or as key. */
export function findReferences(value: Plain, path: Path = []): readonly Reference[] {
  if (typeof value === "string") {
    return referencePattern.test(value) ? [{ path, name: value, at: "value" }] : [];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => findReferences(item, [...path, at]));
  }
  return Object.entries(value).flatMap(([key, item]) => {
    if (path.length === 0 && speech.has(key)) {
      return [];
    }
    const own: readonly Reference[] = referencePattern.test(key)
      ? [{ path: [...path, key], name: key, at: "key" }]
      : [];
    return [...own, ...findReferences(item, [...path, key])];
  });
}
