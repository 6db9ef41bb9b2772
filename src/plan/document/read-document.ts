import { kindIn } from "./block-info.ts";
import type { Fence, TextLine } from "./fence.ts";
import { readFrontMatter } from "./front-matter.ts";
import { indexLines } from "./line-index.ts";
import { limits } from "./limits.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { Problem } from "./problem.ts";
import { closingProblem, readBlock } from "./read-block.ts";
import { scanMarkdown } from "./scan-markdown.ts";

/** Reads a plan document. Never throws: what could not be read is in `problems`, all of it, with offsets. */
export function readDocument(path: string, input: string): PlanDocument {
  const { mark, text } = splitMark(input);
  const lines = indexLines(text);
  const tooLong = sizeProblem(Buffer.byteLength(input));
  if (tooLong !== null) {
    return unread(path, input, tooLong);
  }
  const frontMatter = readFrontMatter(text);
  const { fences, prose } = scanMarkdown(text, lines, frontMatter.bodyOffset);
  const marked = fences.filter(({ info }) => kindIn(info) !== null);
  const others = fences.filter(({ info }) => kindIn(info) === null);
  const { read, excess } = withinLimits(marked);
  const problems: Problem[] = [...frontMatter.problems];
  const blocks = read.map((fence) => readBlock(kindIn(fence.info) ?? "", fence, problems));
  const otherFences = others.map(({ info, open, content }) => ({
    language: info.split(/\s/, 1)[0] ?? "",
    text: content.map((line) => line.text).join("\n"),
    start: open.start,
  }));
  problems.push(...excess, ...others.flatMap((fence) => closingProblem(fence, "fence")), ...strayBlocks(prose));
  return { path, form: "markdown", text, mark, lines, frontMatter, blocks, prose, otherFences, problems };
}

/** The blocks that are read, and what is said about the first that is not. */
function withinLimits(fences: readonly Fence[]): {
  readonly read: readonly Fence[];
  readonly excess: readonly Problem[];
} {
  let length = 0;
  const last = fences.findIndex((fence, index) => {
    const end = fence.content.at(-1);
    length += end === undefined ? 0 : end.start + end.text.length - fence.open.start;
    return index >= limits.blocks || length > limits.yamlLength;
  });
  const beyond = fences[last];
  if (beyond === undefined) {
    return { read: fences, excess: [] };
  }
  const { start } = beyond.open;
  const message = `this block and those below are not read: a document has at most ${limits.blocks} blocks and ${limits.yamlLength} characters of YAML`;
  return { read: fences.slice(0, last), excess: [{ code: "BP001", message, start, end: start + 1 }] };
}

/** What `---js` and the like leave of a document: its text, and the reason why it was not read. */
export function unread(path: string, input: string, problem: Problem): PlanDocument {
  const { mark, text } = splitMark(input);
  const frontMatter = { data: {}, root: null, offset: 0, bodyOffset: 0, problems: [] };
  return {
    path,
    form: "markdown",
    text,
    mark,
    lines: indexLines(text),
    frontMatter,
    blocks: [],
    prose: [],
    otherFences: [],
    problems: [problem],
  };
}

/** A byte order mark is no part of the text, and is kept for writing back. */
export function splitMark(input: string): { readonly mark: string; readonly text: string } {
  const mark = input.startsWith("\uFEFF") ? "\uFEFF" : "";
  return { mark, text: input.slice(mark.length) };
}

export function sizeProblem(bytes: number): Problem | null {
  const message = `the document has ${bytes} bytes, more than the ${limits.bytes} that are read`;
  return bytes > limits.bytes ? { code: "BP001", message, start: 0, end: 1 } : null;
}

/** Lines that look like the opening of a block but stand in a quote, a list or indented code, where none is read. */
function strayBlocks(prose: readonly TextLine[]): Problem[] {
  return prose.filter(({ text }) => /^\S*\s*plan:\w/i.test(infoBehindMarks(text))).map(strayBlock);
}

/** What follows the marks of a fence, whatever stands before them. */
function infoBehindMarks(text: string): string {
  const [before = ""] = /^[\s>*+\-\d.)]*(?=`{3}|~{3})/.exec(text) ?? [text];
  return text
    .slice(before.length)
    .replace(/^[`~]+/, "")
    .trimStart();
}

function strayBlock({ start, text }: TextLine): Problem {
  const message = "this block is not read: it stands in a quote, a list or indented code";
  return { code: "BP006", message, start, end: start + text.length };
}
