import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import type { Open } from "../schema/decide.ts";
import type { Issue } from "../schema/issue.ts";
import type { Kind } from "../schema/kinds.ts";
import { valueAt } from "../schema/value-at.ts";

/** A value of the schema in which what is undecided, open or wrong is absent, and the rest holds what the schema says. */
export type Draft<T> = T extends Open
  ? never
  : T extends readonly (infer E)[]
    ? readonly Draft<E>[]
    : T extends object
      ? { readonly [K in keyof T]?: Draft<T[K]> | undefined }
      : T;

/**
 * Copies a value without the places that its issues name and without what is open.
 * A list with a bad item goes as a whole, so that the positions of the others stay true; so does an object
 * that is left empty, or without the key that tells it from its alternatives.
 */
export function pruneDraft(value: Plain, issues: readonly Issue[], kind: Kind | "header"): Plain {
  // A field of which hardly anything is known still has its name: other blocks may refer to it.
  const isKept = kind === "model" || kind === "shape" ? isFieldEntry : (): boolean => false;
  const copy = withoutOpen(value);
  const holders = new Map<string, Path>();
  for (const { path, isHollow } of issues) {
    const gone = isHollow ? path.slice(0, -1) : path;
    const holder = gone.slice(
      0,
      gone.findLastIndex((segment) => typeof segment === "string"),
    );
    remove(copy, gone, isKept);
    holders.set(JSON.stringify(holder), holder);
  }
  for (const holder of holders.values()) {
    dropEmpty(copy, holder, isKept);
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
  return typeof open === "string" && open.startsWith("question.") && Object.keys(value).length === 1;
}

type IsKept = (path: Path) => boolean;

function remove(root: Plain, path: Path, isKept: IsKept): void {
  const cut = path.findLastIndex((segment) => typeof segment === "string");
  const holder = cut === -1 ? null : recordAt(root, path.slice(0, cut));
  if (holder === null) {
    return;
  }
  const key = String(path[cut]);
  if (cut === path.length - 1 && isKept(path) && key in holder) {
    holder[key] = Object.create(null) as Plain;
  } else {
    delete holder[key];
  }
}

/** Takes an object out that has lost all its keys, and those around it that were left with nothing else. */
function dropEmpty(root: Plain, path: Path, isKept: IsKept): void {
  const held = recordAt(root, path);
  if (path.length === 0 || held === null || isKept(path) || Object.keys(held).length > 0) {
    return;
  }
  remove(root, path, isKept);
  dropEmpty(
    root,
    path.slice(
      0,
      path.findLastIndex((segment) => typeof segment === "string"),
    ),
    isKept,
  );
}

function recordAt(root: Plain, path: Path): { [key: string]: Plain } | null {
  const held = valueAt(root, path);
  return typeof held === "object" && held !== null && !Array.isArray(held) ? held : null;
}

function isFieldEntry(path: Path): boolean {
  return path.length === 2 && path[0] === "fields";
}
