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

/** Lower-case words joined by `_`; throws UserError with the fix where nothing is left. */
export function snakeName(typed: string, fix = "take a name of letters and digits"): string {
  const words = asciiWords(typed).join("_").replace(/^(\d)/, "n$1").slice(0, 40).replace(/_+$/, "");
  if (words === "") {
    throw new UserError("bad-name", `"${typed}" has no letter that a name could be made of`, fix);
  }
  return words;
}

export function resourceName(typed: string): string {
  const name = snakeName(typed.replace(/^resource\./, ""));
  return name.endsWith("s") ? name : toPlural(name);
}

/** `invitations.send` says its group; `send` is one of the feature. */
export function dottedName(kind: string, typed: string, feature: string): string {
  const parts = typed
    .replace(new RegExp(`^${kind}\\.`), "")
    .split(".")
    .filter((part) => part.trim() !== "");
  const names = parts.map((part) => snakeName(part)).slice(0, 3);
  return `${kind}.${(names.length > 1 ? names : [feature, ...names]).join(".")}`;
}

/** What a method does to the rows of a path; where more segments follow, only the others say it in the name. */
const verbs: Readonly<Record<string, string>> = {
  "GET many": "list",
  "GET one": "retrieve",
  "POST many": "create",
  "POST one": "post",
  "PUT one": "replace",
  "PATCH one": "update",
  "DELETE one": "delete",
};

/** `POST /orders/{id}/pay` is `endpoint.orders.pay`, `DELETE /orders/{id}` is `endpoint.orders.delete`. */
export function routeName(method: string, path: string, feature: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  const [group = feature, ...rest] = segments
    .filter((segment) => !segment.startsWith("{"))
    .map((word) => snakeName(word));
  const form = `${method} ${segments.at(-1)?.startsWith("{") === true ? "one" : "many"}`;
  const verb = verbs[form] ?? method.toLowerCase();
  const isSaid = rest.length > 0 && /^(GET|POST) many$/.test(form);
  return `endpoint.${group}.${snakeName([...(isSaid ? [] : [verb]), ...rest].join("_"))}`;
}
