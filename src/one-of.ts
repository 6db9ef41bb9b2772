import { UserError } from "./errors.ts";
import { suggest } from "./suggest.ts";

/**
 * The value of what takes one of a few words, a flag for instance; undefined where none was given.
 * @throws {UserError} `bad-choice`, with the likely one.
 */
export function oneOf<const T extends string, V extends string | undefined>(
  what: string,
  known: readonly T[],
  value: V,
): T | Extract<V, undefined> {
  const wanted: string | undefined = value;
  const found = known.find((one) => one === wanted);
  if (found !== undefined || value === undefined) {
    return found as T | Extract<V, undefined>;
  }
  const likely = suggest(value, known);
  throw new UserError(
    "bad-choice",
    `${what} cannot be "${value}"`,
    likely === null ? `choose from ${known.join(", ")}` : `did you mean ${what} ${likely}?`,
  );
}
