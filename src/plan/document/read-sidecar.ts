import type { Node } from "yaml";
import { indexLines } from "./line-index.ts";
import type { PlanBlock, PlanDocument } from "./plan-document.ts";
import type { Plain } from "./plain-value.ts";
import { lostBlock } from "./read-block.ts";
import { sizeProblem, splitMark, unread } from "./read-document.ts";
import { readYaml } from "./read-yaml.ts";
import { limits } from "./limits.ts";
import { locate } from "./locate.ts";
import { sliceMap } from "./source-map.ts";

/** Reads a `.plan.yaml` file: `plan: 1` and `blocks`, a list of blocks that each name their `kind`. Never throws. */
export function readSidecar(path: string, input: string): PlanDocument {
  const { mark, text } = splitMark(input);
  const tooLong = sizeProblem(Buffer.byteLength(input));
  if (tooLong !== null) {
    return unread(path, input, tooLong);
  }
  const { value, root, problems } = readYaml(text, limits.yamlLength);
  const data = isRecord(value) ? value : {};
  const frontMatter = { data, root, offset: 0, bodyOffset: 0, problems: [] };
  const list = Array.isArray(data["blocks"]) ? data["blocks"] : [];
  const blocks = problems.length > 0 ? lostBlocks(text) : list.map((item, at) => readItem(item, at, root));
  const own = { path, form: "yaml", text, mark, lines: indexLines(text) } as const;
  return { ...own, frontMatter, blocks, prose: [], otherFences: [], problems };
}

function readItem(item: Plain, at: number, root: Node | null): PlanBlock {
  const { kind = "", ...value } = isRecord(item) ? item : {};
  const base = ["blocks", at];
  return {
    kind: typeof kind === "string" ? kind : "",
    value: withoutPrototype(value),
    root,
    base,
    source: sliceMap(0),
    start: locate(root, base).value.start,
    isRead: true,
  };
}

function lostBlocks(text: string): readonly PlanBlock[] {
  return [...text.matchAll(/^[ \t-]*id:[ \t]*["']?([a-z]+)\..*$/gm)].map(([line, kind = ""]) => lostBlock(kind, line));
}

function isRecord(value: Plain): value is { [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutPrototype(value: { [key: string]: Plain }): Plain {
  return Object.assign(Object.create(null) as { [key: string]: Plain }, value);
}
