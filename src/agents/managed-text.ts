import { createHash } from "node:crypto";

import { conflict, merged, type BlockFile, type Merged, type WholeFile } from "./agent-file.ts";

const begin = "<!-- create-backend-plan:begin -->";
const beginLine = /^<!-- create-backend-plan:begin\b.*-->$/gm;
const endLine = /^(?:<!--|#) create-backend-plan:end ([0-9a-f]{16})\b.*$/gm;

/** Puts the block where it was, or at the end; everything outside the markers stays byte for byte. */
export function mergeBlock(existing: string | null, { text, impliedBy }: BlockFile): Merged {
  const block = `${begin}\n${text}\n${endMarker(text, "html")}`;
  if (existing === null || existing.trim() === "") {
    return merged(`${block}\n`);
  }
  const found = findBlock(existing);
  if (found.kind === "damaged") {
    return conflict(found.why, null);
  }
  if (found.kind === "absent") {
    return merged(impliedBy?.test(existing) === true ? existing : `${existing}${blankLineAfter(existing)}${block}\n`);
  }
  const replaced = existing.slice(0, found.start) + block + existing.slice(found.end);
  return found.edited ? conflict("the text between the markers was edited", replaced) : merged(replaced);
}

function blankLineAfter(text: string): string {
  const ends = /\n{0,2}$/.exec(text)?.[0].length ?? 0;
  return "\n".repeat(2 - ends);
}

/** Replaces our part of the file and keeps what stands below the end marker. */
export function mergeWhole(existing: string | null, { text, comments }: WholeFile): Merged {
  const ours = `${text}\n${endMarker(text, comments)}\n`;
  if (existing === null) {
    return merged(ours);
  }
  const ends = [...existing.matchAll(endLine)];
  const [end] = ends;
  if (end === undefined || ends.length > 1) {
    return conflict("a file of this name is there and was not written by this command", ours);
  }
  const replaced = ours + existing.slice(end.index + end[0].length + 1);
  const written = existing.slice(0, Math.max(0, end.index - 1));
  return digest(written) === end[1] ? merged(replaced) : conflict("the text above the marker was edited", replaced);
}

type FoundBlock =
  | { readonly kind: "absent" }
  | { readonly kind: "damaged"; readonly why: string }
  | { readonly kind: "block"; readonly start: number; readonly end: number; readonly edited: boolean };

function findBlock(existing: string): FoundBlock {
  const begins = [...existing.matchAll(beginLine)];
  const ends = [...existing.matchAll(endLine)];
  if (begins.length === 0 && ends.length === 0) {
    return { kind: "absent" };
  }
  const [first] = begins;
  const [last] = ends;
  if (first === undefined || last === undefined || begins.length > 1 || ends.length > 1 || last.index < first.index) {
    return { kind: "damaged", why: "its create-backend-plan markers are not one pair" };
  }
  const body = existing.slice(first.index + first[0].length + 1, Math.max(first.index, last.index - 1));
  return {
    kind: "block",
    start: first.index,
    end: last.index + last[0].length,
    edited: digest(body) !== last[1],
  };
}

function endMarker(text: string, comments: WholeFile["comments"]): string {
  const marker = `create-backend-plan:end ${digest(text)} · your own text goes ${comments === "html" ? "outside the markers" : "below this line"}`;
  return comments === "html" ? `<!-- ${marker} -->` : `# ${marker}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
