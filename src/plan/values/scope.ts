import { type NameIndex, type PlannedField, fieldsOf } from "../name-index.ts";
import { hint } from "../hint.ts";

/** What an expression may name. */
export interface Scope {
  readonly names: NameIndex;
  /** The model whose fields and relations are named without a root. */
  readonly model?: string | undefined;
  /** What each root stands for: named values, one value, or null where they cannot be told. */
  readonly roots: ReadonlyMap<string, Root>;
}

export type Root = ReadonlyMap<string, PlannedField> | PlannedField | null;

export type Named = { readonly field: PlannedField } | { readonly problem: string } | "unknown";

const isNamed = (root: Root | undefined): root is ReadonlyMap<string, PlannedField> => root instanceof Map;

/** Every word that can begin a name without being a field, and why it may mean nothing. */
const absences = {
  me: "nobody is signed in",
  now: "it is decided once, not at some moment",
  today: "it is decided once, not on some day",
  input: "there is no input",
  result: "no service that is called says its answer in `validates`",
  computed: "nothing is named in `computed`",
};

export function isRootWord(word: string): word is keyof typeof absences {
  return Object.hasOwn(absences, word);
}

/** The clock. */
export const clock: readonly (readonly [string, Root])[] = [
  ["now", { name: "now", type: "datetime" }],
  ["today", { name: "today", type: "date" }],
];
export const caller: readonly [string, Root] = ["me", { name: "me", type: "ref", to: "model.User" }];

/** What a path names: a root, a field of the row, and what relations lead to. */
export function resolve([first = "", ...rest]: readonly string[], scope: Scope): Named {
  const root = scope.roots.get(first);
  if (root === undefined) {
    return isRootWord(first) && fieldOf(first, scope.model, scope.names) === null
      ? { problem: `"${first}" means nothing here: ${absences[first]}` }
      : follow([first, ...rest], scope.model, scope.names);
  }
  if (root === null) {
    return "unknown";
  }
  if (!isNamed(root)) {
    return onward(root, rest, scope.names);
  }
  const [name = "", ...further] = rest;
  const field = root.get(name);
  if (field === undefined) {
    return { problem: `there is no "${first}.${name}"${hint(name, root.keys())}` };
  }
  return onward(field, further, scope.names);
}

/** Follows relations by name, from a model on. */
function follow([name = "", ...rest]: readonly string[], model: string | undefined, names: NameIndex): Named {
  const field = fieldOf(name, model, names);
  if (field === null) {
    const known = [
      ...(fieldsOf(names, model) ?? []).map((entry) => entry.name),
      ...(names.related.get(model ?? "")?.keys() ?? []),
    ];
    const owner = model ?? "what stands before it";
    return { problem: `${owner} has no ${rest.length === 0 ? "field" : "relation"} "${name}"${hint(name, known)}` };
  }
  return field === "unknown" ? field : onward(field, rest, names);
}

function onward(field: PlannedField, rest: readonly string[], names: NameIndex): Named {
  const [next] = rest;
  if (next === undefined) {
    return { field };
  }
  if (field.to !== undefined) {
    return follow(rest, field.to, names);
  }
  return field.type === undefined || field.type === "ref"
    ? "unknown"
    : { problem: `"${field.name}" is no relation, so it has no "${next}"` };
}

/** A field of a model, or the relation from another model that goes by this name; null where there is none. */
export function fieldOf(name: string, model: string | undefined, names: NameIndex): PlannedField | "unknown" | null {
  const known = fieldsOf(names, model);
  const field = known?.find((entry) => entry.name === name);
  const related = names.related.get(model ?? "")?.get(name);
  if (field !== undefined) {
    return field;
  }
  if (related !== undefined) {
    return { name, type: "many", to: related };
  }
  return known === null && model !== undefined ? "unknown" : null;
}
