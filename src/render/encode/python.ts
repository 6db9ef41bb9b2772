import { escapeInside } from "./escape.ts";

/** A string literal in the quotes that `ruff format` would choose: double, unless single ones need fewer escapes. */
export function encodePython(text: string): string {
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  return `${quote}${escapeInside(quote, text)}${quote}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
