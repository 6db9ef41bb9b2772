import { UserError } from "../../errors.ts";
import { suggest } from "../../suggest.ts";

/** The value of a flag that takes one of a few words. Throws UserError `bad-choice`. */
export function oneOf<const T extends string>(
  flag: string,
  known: readonly T[],
  value: string | undefined,
): T | undefined {
  const found = known.find((one) => one === value);
  if (value !== undefined && found === undefined) {
    const likely = suggest(value, known);
    throw new UserError(
      "bad-choice",
      `${flag} cannot be "${value}"`,
      likely === null ? `choose from ${known.join(", ")}` : `did you mean ${flag} ${likely}?`,
    );
  }
  return found;
}
