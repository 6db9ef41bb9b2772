import { UserError } from "../errors.ts";
import { suggest } from "../suggest.ts";

/** The allowed value that the user named. @throws {UserError} with the likely one for anything else. */
export function oneOf<T extends string>(where: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) {
    return found;
  }
  const likely = suggest(value, allowed);
  throw new UserError(
    "unknown-choice",
    `"${value}" is no value for ${where}`,
    likely === null ? `choose one of ${allowed.join(", ")}` : `did you mean ${likely}?`,
  );
}
