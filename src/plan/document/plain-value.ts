import { type Alias, type Document, type Node, type Scalar, type YAMLMap, isAlias, isMap, isScalar, isSeq } from "yaml";
import { limits } from "./limits.ts";
import type { Problem } from "./problem.ts";

/** Null-prototype objects, arrays, strings, numbers, booleans and null: data and nothing else. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

interface Walk {
  readonly document: Document;
  readonly problems: Problem[];
  values: number;
  aliases: number;
}

const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Turns a composed YAML document into plain data, refusing what data does not need: tags, aliases without
 * end, keys given twice, keys that reach a prototype, numbers that JavaScript cannot hold.
 */
export function toPlain(document: Document): { readonly value: Plain; readonly problems: readonly Problem[] } {
  const walk: Walk = { document, problems: [], values: 0, aliases: 0 };
  const value = nodeToPlain(walk, document.contents, 0);
  return { value, problems: walk.problems };
}

function nodeToPlain(walk: Walk, node: Node | null, depth: number): Plain {
  walk.values += 1;
  if (node === null || isTooMuch(walk, node, depth)) {
    return null;
  }
  if (isAlias(node)) {
    return aliasToPlain(walk, node, depth);
  }
  if (typeof node.tag === "string") {
    refuse(walk, node, `the tag ${node.tag} is refused: only plain data is taken`);
  }
  if (isSeq(node)) {
    return node.items.map((item) => nodeToPlain(walk, item as Node, depth + 1));
  }
  return isMap(node) ? mapToPlain(walk, node, depth) : scalarToPlain(walk, node);
}

function isTooMuch(walk: Walk, node: Node, depth: number): boolean {
  if (walk.values <= limits.values && depth <= limits.depth) {
    return false;
  }
  if (walk.values <= limits.values + 1) {
    refuse(walk, node, "aliases make this value larger or deeper than is taken");
  }
  walk.values = limits.values + 1;
  return true;
}

function aliasToPlain(walk: Walk, node: Alias, depth: number): Plain {
  walk.aliases += 1;
  if (walk.aliases > limits.aliases) {
    if (walk.aliases === limits.aliases + 1) {
      refuse(walk, node, `more than ${limits.aliases} aliases are used`);
    }
    return null;
  }
  return nodeToPlain(walk, node.resolve(walk.document) ?? null, depth + 1);
}

function mapToPlain(walk: Walk, map: YAMLMap, depth: number): Plain {
  const result = Object.create(null) as { [key: string]: Plain };
  for (const pair of map.items) {
    const at = (pair.key as Node | null) ?? map;
    const key = keyOf(walk, at);
    if (key === null) {
      continue;
    }
    if (key in result) {
      refuse(walk, at, `the key "${key}" is given twice`);
    } else {
      result[key] = nodeToPlain(walk, pair.value as Node | null, depth + 1);
    }
  }
  return result;
}

function keyOf(walk: Walk, key: Node): string | null {
  const name = isScalar(key) ? nameOf(key) : null;
  if (name === null) {
    refuse(walk, key, "a key must be a name or a number");
    return null;
  }
  if (refusedKeys.has(name)) {
    refuse(walk, key, `the key "${name}" is refused`);
    return null;
  }
  return name;
}

/** The key as it was typed: `null: true` is about the word null, and 010 is not 8. */
function nameOf({ value, source }: Scalar): string | null {
  if (typeof value === "string") {
    return value;
  }
  const isWord = typeof value === "number" || typeof value === "boolean" || value === null;
  return isWord && source !== undefined && source !== "" ? source : null;
}

function scalarToPlain(walk: Walk, node: Node): Plain {
  const { value, source }: { value?: unknown; source?: string } = isScalar(node) ? node : {};
  if (
    typeof value === "number" &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  ) {
    refuse(walk, node, `the number ${source ?? value} cannot be held exactly; quote it if it is a text`);
    return null;
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function refuse(walk: Walk, node: Node, message: string): void {
  const [start, end] = node.range ?? [0, 1];
  walk.problems.push({ code: message.endsWith("given twice") ? "BP003" : "BP004", message, start, end });
}
