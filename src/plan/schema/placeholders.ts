import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";

/** What stands where something is still to be decided: `???`, and whatever guidance follows it. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("???");
}

export interface Placeholder {
  readonly path: Path;
  readonly at: "value" | "key";
}

/** Every place in a value where a placeholder stands, as value or as key. */
export function findPlaceholders(value: Plain, path: Path = []): readonly Placeholder[] {
  if (isPlaceholder(value)) {
    return [{ path, at: "value" }];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => findPlaceholders(item, [...path, at]));
  }
  return Object.entries(value).flatMap(([key, item]) => [
    ...(isPlaceholder(key) ? [{ path: [...path, key], at: "key" as const }] : []),
    ...findPlaceholders(item, [...path, key]),
  ]);
}
