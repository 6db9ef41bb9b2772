/** A part of a text; `end` is behind its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Token = RegExpExecArray;

const tokens = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Where the values of an object's members stand, by key; of a key that is there twice, the value that counts.
 * @param text what `JSON.parse` takes for an object
 */
export function memberSpans(text: string): ReadonlyMap<string, Span> {
  const withoutBraces = [...text.matchAll(tokens)].slice(1, -1);
  return new Map(splitMembers(withoutBraces).map(toSpan));
}

function splitMembers(inner: readonly Token[]): readonly (readonly Token[])[] {
  const members: Token[][] = [[]];
  let depth = 0;
  for (const token of inner) {
    depth += depthChange(token[0]);
    if (depth === 0 && token[0] === ",") {
      members.push([]);
    } else {
      members.at(-1)?.push(token);
    }
  }
  return members.filter((member) => member.length > 0);
}

/** A member is a key, a colon, and the tokens of its value. */
function toSpan(member: readonly Token[]): readonly [string, Span] {
  const [key, first, last] = [member[0], member[2], member.at(-1)];
  return [
    JSON.parse(key?.[0] ?? "") as string,
    { start: first?.index ?? 0, end: (last?.index ?? 0) + (last?.[0].length ?? 0) },
  ];
}

function depthChange(token: string): number {
  if (token === "{" || token === "[") {
    return 1;
  }
  return token === "}" || token === "]" ? -1 : 0;
}
