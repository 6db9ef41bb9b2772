/** Characters that nobody can see, or that reorder what is seen: controls, formats, separators, private use, unassigned. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

const short: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * The inside of a quoted literal in the escapes that Python, TOML and YAML share: `\n`, `\u00a0`, `\U000e0001`.
 * @throws {RangeError} for half of a surrogate pair, which is no character in any of them.
 */
export function escapeInside(quote: string, text: string): string {
  refuseHalfPairs(text);
  return Array.from(text, (character) => {
    if (character === quote) {
      return `\\${quote}`;
    }
    return short[character] ?? (unprintable.test(character) ? hexEscape(character) : character);
  }).join("");
}

function hexEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

export function refuseHalfPairs(text: string): void {
  if (!text.isWellFormed()) {
    throw new RangeError("text with half of a surrogate pair cannot be written down");
  }
}
