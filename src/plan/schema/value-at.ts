import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";

/** What stands at a path, as far as there is something. */
export function valueAt(value: Plain | undefined, path: Path): Plain | undefined {
  return path.reduce<Plain | undefined>((held, segment) => {
    return typeof held === "object" && held !== null
      ? (held as { readonly [key: string | number]: Plain })[segment]
      : undefined;
  }, value);
}
