import { isWellFormed } from "./block-info.ts";
import type { Fence } from "./fence.ts";
import type { PlanBlock } from "./plan-document.ts";
import type { Plain } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";
import { extractYaml, toDocumentOffset } from "./source-map.ts";

/** Reads a fence as a block of a kind; a block whose YAML cannot be told keeps the id that others refer to. */
export function readBlock(kind: string, fence: Fence, problems: Problem[]): PlanBlock {
  const { start } = fence.open;
  const { text, source } = extractYaml(fence);
  const misread = openingProblem(kind, fence);
  const unclosed = closingProblem(fence, "block");
  problems.push(...misread, ...unclosed);
  if (fence.end === null) {
    return { ...lostBlock(kind, text), start };
  }
  const tree = readYaml(text);
  for (const problem of tree.problems) {
    const [from, to] = [toDocumentOffset(source, problem.start), toDocumentOffset(source, problem.end)];
    problems.push({ ...problem, start: from, end: Math.max(to, from + 1) });
  }
  if (tree.problems.length > 0) {
    return { ...lostBlock(kind, text), start };
  }
  return { kind, value: tree.value, root: tree.root, base: [], source, start, isRead: true };
}

/** What is left of a block that could not be read: its id, as far as a line says one. */
export function lostBlock(kind: string, text: string): PlanBlock {
  const id = /^[ \t-]*id:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  const value = Object.assign(Object.create(null) as { [key: string]: Plain }, id === undefined ? {} : { id });
  const source = { yamlStarts: [0], documentStarts: [0] };
  return { kind, value, root: null, base: [], source, start: 0, isRead: false };
}

function openingProblem(kind: string, { info, open }: Fence): readonly Problem[] {
  if (isWellFormed(info, kind)) {
    return [];
  }
  const wanted = `yaml plan:${kind}`;
  const start = open.start + open.text.lastIndexOf(info);
  const isWhole = info.split(/\s+/).length <= 2;
  const message = `a plan block opens with \`\`\`${wanted}`;
  return [{ code: "BP006", message, start, end: start + info.length, ...(isWhole ? { replacement: wanted } : {}) }];
}

/** What is wrong with the end of a fence that is a block, or that would swallow one. */
export function closingProblem({ open, end, isMismatched }: Fence, what: "block" | "fence"): readonly Problem[] {
  const place = { code: "BP006", start: open.start, end: open.start + open.text.length };
  const marker = /[`~]+/.exec(open.text)?.[0] ?? "";
  if (end !== null && isMismatched) {
    const message = `this ${what} opens with ${marker} and closes with ${end.text.trim()}`;
    return [{ ...place, message, fix: `close it with ${marker}` }];
  }
  const fix = `close it with a line of ${marker}`;
  return end === null ? [{ ...place, message: `this ${what} is not closed`, fix }] : [];
}
