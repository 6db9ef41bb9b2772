import type { TextLine } from "./fence.ts";

/** A heading that is written with number signs (ATX, CommonMark section 4.2). */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function headingsOf(prose: readonly TextLine[]): readonly Heading[] {
  return prose.flatMap(({ start, text: line }) => {
    const [whole = "", marks = ""] = /^ {0,3}(#{1,6})(?=\s|$)/.exec(line) ?? [];
    const text = line.slice(whole.length).trimEnd().replace(/\s#+$/, "").trim();
    return marks === "" ? [] : [{ level: marks.length, text, start, end: start + line.length }];
  });
}
