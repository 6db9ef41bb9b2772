import { UserError } from "../../errors.ts";
import { checkName } from "../../names/check.ts";
import { asciiWords } from "../../names/transliterate.ts";
import { toPlural } from "../ir/casing.ts";

/** `order line` is `OrderLine`; throws UserError where the name is taken or is none. */
export function modelName(typed: string): string {
  const isName = /^[A-Z][A-Za-z0-9]*$/.test(typed);
  const name = isName
    ? typed
    : asciiWords(typed.replace(/^model\./, ""))
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join("");
  const problem = checkName("model", name);
  if (problem !== null) {
    throw new UserError(
      "bad-name",
      problem.reason,
      problem.suggestion === null ? "take another name" : `take another name, for instance ${problem.suggestion}`,
    );
  }
  return name;
}

/** Lower-case words joined by `_`; throws UserError where nothing is left. */
export function snakeName(typed: string): string {
  const words = asciiWords(typed).join("_").replace(/^(\d)/, "n$1").slice(0, 40).replace(/_+$/, "");
  if (words === "") {
    throw new UserError(
      "bad-name",
      `"${typed}" has no letter that a name could be made of`,
      "take a name of letters and digits",
    );
  }
  return words;
}

export function resourceName(typed: string): string {
  const name = snakeName(typed);
  return name.endsWith("s") ? name : toPlural(name);
}
