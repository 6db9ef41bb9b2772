import { type Node, isMap, isScalar, isSeq } from "yaml";

export type Path = readonly (string | number)[];

/** Offsets in the YAML text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Located {
  /** The value at the path, or where the path ends early, the key or value it ended at. */
  readonly value: Span;
  /** The key that leads to the value; null in a list and at the root. */
  readonly key: Span | null;
  /** False where the document does not go as far as the path. */
  readonly isExact: boolean;
}

/** Finds the value at a path, as far as the document goes. */
export function locate(root: Node | null, path: Path): Located {
  let node: Node | null = root;
  let key: Span | null = null;
  for (const segment of path) {
    const step: Step | null = enter(node, segment);
    if (step === null) {
      return { value: key ?? spanOf(node), key, isExact: false };
    }
    node = step.value;
    key = step.key;
  }
  return { value: node === null ? (key ?? { start: 0, end: 1 }) : spanOf(node), key, isExact: true };
}

interface Step {
  readonly value: Node | null;
  readonly key: Span | null;
}

function enter(node: Node | null, segment: string | number): Step | null {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? null : { value: item as Node, key: null };
  }
  if (!isMap(node)) {
    return null;
  }
  const pair = node.items.find(
    ({ key }) => isScalar(key) && (String(key.value) === String(segment) || key.source === segment),
  );
  return pair === undefined ? null : { value: pair.value as Node | null, key: spanOf(pair.key as Node) };
}

function spanOf(node: Node | null): Span {
  const [start, valueEnd] = node?.range ?? [0, 1];
  return { start, end: Math.max(valueEnd, start + 1) };
}
