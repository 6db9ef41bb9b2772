/** A list that may be `none`, or not known at all. */
export function listOf<T>(value: readonly T[] | "none" | undefined): readonly T[] {
  return value === undefined || value === "none" ? [] : value;
}

/** The same, and undefined where it is not decided. */
export function saidList<T>(value: readonly T[] | "none" | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : listOf(value);
}
