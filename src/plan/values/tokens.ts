export interface Token {
  readonly kind: "number" | "span" | "text" | "word" | "sign" | "end";
  readonly text: string;
}

/** Tokens, and how far they were read. */
export interface Cursor {
  readonly tokens: readonly (Token | null)[];
  at: number;
}

/** The text is no expression. */
export class Unreadable extends Error {}

const tokenKinds = ["word", "sign", "text", "number", "span", "end"] as const;
const pattern =
  /\s*(?:(?<span>\d+(?:ms|[smhd])\b)|(?<number>\d+(?:\.\d+)?\b)|'(?<text>(?:[^']|'')*)'|(?<word>[a-z_]\w*(?:\.[a-z_]\w*)*)|(?<sign><=|>=|<>|!=|[-+*/=<>(),])|(?<end>$))/iy;

/** The words and signs of an expression, an `end` last; null from where on it is none. */
export function tokensOf(text: string): readonly (Token | null)[] {
  const tokens: (Token | null)[] = [];
  pattern.lastIndex = 0;
  for (;;) {
    const groups: Readonly<Record<string, string | undefined>> = pattern.exec(text)?.groups ?? {};
    const kind = tokenKinds.find((name) => groups[name] !== undefined);
    const held = kind === undefined ? undefined : groups[kind];
    tokens.push(kind === undefined || held === undefined ? null : { kind, text: held });
    if (kind === undefined || kind === "end") {
      return tokens;
    }
  }
}

export function peek({ tokens, at }: Cursor): Token {
  return tokens[at] ?? fail();
}

/** Moves past a word or sign, if it is the next one. */
export function takes(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  const isNext = (token.kind === "word" || token.kind === "sign") && token.text.toLowerCase() === text;
  cursor.at += isNext ? 1 : 0;
  return isNext;
}

export function expect(cursor: Cursor, text: string): void {
  if (!takes(cursor, text)) {
    fail();
  }
}

export function fail(): never {
  throw new Unreadable();
}
