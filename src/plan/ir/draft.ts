import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import type { Open } from "../schema/decide.ts";
import type { Issue } from "../schema/issue.ts";

/** A value of the schema in which what is undecided, open or wrong is absent, and the rest holds what the schema says. */
export type Draft<T> = T extends Open
  ? never
  : T extends readonly (infer E)[]
    ? readonly Draft<E>[]
    : T extends object
      ? { readonly [K in keyof T]?: Draft<T[K]> | undefined }
      : T;

type Holder = { [key: string]: Plain | undefined };

/**
 * Copies a value without the places that its issues name and without what is open.
 * A list with a bad item goes as a whole, so that the positions of the others stay true.
 */
export function pruneDraft(value: Plain, issues: readonly Issue[]): Plain {
  const copy = withoutOpen(value);
  for (const { path } of issues) {
    remove(copy, path);
  }
  return copy;
}

function withoutOpen(value: Plain): Plain {
  if (Array.isArray(value)) {
    return value.map((item) => withoutOpen(item));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const copy = Object.create(null) as { [key: string]: Plain };
  for (const [key, item] of Object.entries(value)) {
    if (!isOpen(item)) {
      copy[key] = withoutOpen(item);
    }
  }
  return copy;
}

/** `{open: question.x}`; a record that merely has a key of that name is none. */
export function isOpen(value: Plain): value is { open: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return false;
  }
  const { open } = value;
  return Object.keys(value).length === 1 && typeof open === "string" && open.startsWith("question.");
}

function remove(root: Plain, path: Path): void {
  const cut = path.findLastIndex((segment) => typeof segment === "string");
  if (cut === -1) {
    return;
  }
  const holder = path.slice(0, cut).reduce<Plain | undefined>((held, segment) => {
    return typeof held === "object" && held !== null ? (held as Holder)[segment] : undefined;
  }, root);
  if (typeof holder === "object" && holder !== null && !Array.isArray(holder)) {
    const key = String(path[cut]);
    const isEntry = cut === path.length - 1 && isFieldEntry(path);
    if (isEntry && key in holder) {
      (holder as Holder)[key] = Object.create(null) as Plain;
    } else {
      delete (holder as Holder)[key];
    }
  }
}

/** A field of which hardly anything is known still has its name: other blocks may refer to it. */
function isFieldEntry(path: Path): boolean {
  return path.length === 2 && path[0] === "fields";
}
