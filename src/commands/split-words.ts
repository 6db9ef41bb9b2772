/** The words of a flag that may be repeated and may join them with commas. */
export function splitWords(values: readonly string[]): readonly string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
