import { lastAtMost } from "./line-index.ts";
import type { Fence } from "./fence.ts";

/** Maps offsets of an extracted YAML text to offsets of its document, line by line. */
export interface SourceMap {
  readonly yamlStarts: readonly number[];
  readonly documentStarts: readonly number[];
}

/** The YAML of a fence without the indent of the fence, and the way back to the document. */
export function extractYaml(fence: Fence): { readonly text: string; readonly source: SourceMap } {
  const indent = new RegExp(`^ {0,${fence.indent}}`);
  const yamlStarts: number[] = [];
  const documentStarts: number[] = [];
  let text = "";
  for (const line of fence.content) {
    const stripped = line.text.replace(indent, "");
    yamlStarts.push(text.length);
    documentStarts.push(line.start + line.text.length - stripped.length);
    text += `${stripped}\n`;
  }
  if (yamlStarts.length === 0) {
    return { text, source: { yamlStarts: [0], documentStarts: [fence.open.start] } };
  }
  return { text, source: { yamlStarts, documentStarts } };
}

export function toDocumentOffset(source: SourceMap, offset: number): number {
  const line = lastAtMost(source.yamlStarts, offset);
  return (source.documentStarts[line] ?? 0) + offset - (source.yamlStarts[line] ?? 0);
}

/** A map for YAML that is a slice of the document as it is. */
export function sliceMap(start: number): SourceMap {
  return { yamlStarts: [0], documentStarts: [start] };
}
