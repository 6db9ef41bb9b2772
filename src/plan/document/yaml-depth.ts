import type { CST } from "yaml";
import { limits } from "./limits.ts";

type Token = CST.Token;

/**
 * The offset at which collections are nested deeper than the limit, or null.
 * It walks the concrete syntax without recursion, because composing such a text would overflow the stack.
 */
export function tooDeepAt(tokens: readonly Token[]): number | null {
  const open: { readonly token: Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limits.depth) {
      return token.offset;
    }
    const isCollection = "items" in token;
    for (const child of childrenOf(token)) {
      open.push({ token: child, depth: isCollection ? depth + 1 : depth });
    }
  }
  return null;
}

function childrenOf(token: Token): Token[] {
  if (token.type === "document") {
    return token.value === undefined ? [] : [token.value];
  }
  if (!("items" in token)) {
    return [];
  }
  const children: Token[] = [];
  for (const item of token.items) {
    if (item.key !== undefined && item.key !== null) {
      children.push(item.key);
    }
    if (item.value !== undefined) {
      children.push(item.value);
    }
  }
  return children;
}
