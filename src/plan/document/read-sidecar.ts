import { indexLines } from "./line-index.ts";
import type { PlanBlock, PlanDocument } from "./plan-document.ts";
import type { Plain } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import { lostBlock } from "./read-block.ts";
import { sizeProblem, splitMark, unread } from "./read-document.ts";
import { readYaml } from "./read-yaml.ts";
import { limits } from "./limits.ts";
import { locate } from "./locate.ts";
import { sliceMap } from "./source-map.ts";

/** Reads a `.plan.yaml` file: `plan: 1` and `blocks`, a list of blocks that each name their `kind`. Never throws. */
export function readSidecar(path: string, input: string): PlanDocument {
  const { mark, text } = splitMark(input);
  const lines = indexLines(text);
  const tooLong = sizeProblem(input);
  if (tooLong !== null) {
    return unread(path, input, tooLong);
  }
  const tree = readYaml(text, limits.yamlLength);
  const list = isRecord(tree.value) ? tree.value["blocks"] : null;
  const problems = [...tree.problems];
  if (!Array.isArray(list)) {
    problems.push(notAList());
  }
  const read: PlanBlock[] = (Array.isArray(list) ? list : []).map((item, at) => {
    const { kind = "", ...value } = isRecord(item) ? item : {};
    const base = ["blocks", at];
    const { start } = locate(tree.root, base).value;
    return {
      kind: typeof kind === "string" ? kind : "",
      value: withoutPrototype(value),
      root: tree.root,
      base,
      source: sliceMap(0),
      start,
      isRead: true,
    };
  });
  const blocks = tree.problems.length > 0 ? lostBlocks(text) : read;
  const data = isRecord(tree.value) ? tree.value : {};
  const frontMatter = { data, root: tree.root, offset: 0, bodyOffset: 0, problems: [] };
  return { path, form: "yaml", text, mark, lines, frontMatter, blocks, prose: [], otherFences: [], problems };
}

function lostBlocks(text: string): readonly PlanBlock[] {
  return [...text.matchAll(/^[ \t-]*id:[ \t]*["']?([a-z]+)\..*$/gm)].map(([line, kind = ""]) => lostBlock(kind, line));
}

function notAList(): Problem {
  return { code: "BP002", message: "a .plan.yaml file has the keys plan and blocks, a list", start: 0, end: 1 };
}

function isRecord(value: Plain): value is { [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutPrototype(value: { [key: string]: Plain }): Plain {
  return Object.assign(Object.create(null) as { [key: string]: Plain }, value);
}
