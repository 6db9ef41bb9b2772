import matter from "gray-matter";
import type { Node } from "yaml";
import type { Plain } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";

/** The header of a Markdown document; offsets count from the start of the text that was read. */
export interface FrontMatter {
  readonly data: { readonly [key: string]: Plain };
  readonly root: Node | null;
  /** Where the YAML between the two lines starts; what `root` is relative to. */
  readonly offset: number;
  /** Where the body starts, behind the closing line. */
  readonly bodyOffset: number;
  readonly problems: readonly Problem[];
}

const opening = /^\uFEFF?---[ \t]*(\r\n|\n|$)/;
const closing = /^---[ \t]*\r?$/m;

/**
 * Reads the YAML header of a document, and nothing but YAML: gray-matter would run a `---js` header as code.
 * The only caller of gray-matter; its options also keep it from its cache, which forgets malformed headers.
 */
export function readFrontMatter(text: string): FrontMatter {
  const open = opening.exec(text);
  if (open === null) {
    return withoutHeader(refusal(text));
  }
  const offset = open[0].length;
  const close = closing.exec(text.slice(offset));
  if (close === null) {
    return withoutHeader(refused("the front matter is not closed by a line with ---"));
  }
  const header = text.slice(offset, offset + close.index);
  if (cutByGrayMatter(text).trim() !== header.trim()) {
    return withoutHeader(refused("only a line of exactly --- may close the front matter"));
  }
  const afterClose = offset + close.index + close[0].length;
  const bodyOffset = text[afterClose] === "\n" ? afterClose + 1 : afterClose;
  return { ...readHeader(header, offset), offset, bodyOffset };
}

function readHeader(header: string, offset: number): Pick<FrontMatter, "data" | "root" | "problems"> {
  const { value, root, problems } = readYaml(header);
  const moved = problems.map((problem) => ({ ...problem, start: problem.start + offset, end: problem.end + offset }));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { data: value, root, problems: moved };
  }
  return { data: {}, root, problems: moved.length > 0 ? moved : [refused("the front matter must be keys and values")] };
}

function refused(message: string): Problem {
  return { code: "BP002", message, start: 0, end: 3 };
}

function refusal(text: string): Problem {
  const language = /^\uFEFF?---([^\r\n]*)/.exec(text)?.[1]?.trim() ?? null;
  const message =
    language === null
      ? "the document does not start with front matter between two lines of ---"
      : `front matter in "${language.slice(0, 40)}" is refused: it is YAML between two lines of ---`;
  return refused(message);
}

function withoutHeader(problem: Problem): FrontMatter {
  return { data: {}, root: null, offset: 0, bodyOffset: 0, problems: [problem] };
}

function cutByGrayMatter(text: string): string {
  let header = "";
  const yaml = (input: string): object => {
    header = input;
    return {};
  };
  matter(text, { language: "yaml", engines: { yaml, json: refuse, javascript: refuse, js: refuse, coffee: refuse } });
  return header;
}

function refuse(): never {
  throw new Error("only YAML front matter is read");
}
