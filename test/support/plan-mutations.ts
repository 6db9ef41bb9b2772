import { type Path, locate } from "../../src/plan/document/locate.ts";
import type { PlanBlock, PlanDocument } from "../../src/plan/document/plan-document.ts";
import type { Plain } from "../../src/plan/document/plain-value.ts";
import { toDocumentOffset } from "../../src/plan/document/source-map.ts";
import { isKind, kinds } from "../../src/plan/schema/kinds.ts";
import { referencePattern } from "../../src/plan/schema/refs.ts";
import { decisionAt, isNeededAt } from "../../src/plan/schema/schema-at.ts";
import { valueAt } from "../../src/plan/schema/value-at.ts";

/** One decision of a plan made wrong, and where that must be found. */
export interface Mutation {
  /** `deleted`, `undecided`, `wrong type` or `dangling name`. */
  readonly sort: string;
  readonly path: Path;
  readonly block: PlanBlock;
  readonly text: string;
  /** Offsets of the lines in which a finding counts. */
  readonly near: readonly number[];
}

/** Keys whose items name fields, inputs, queries, options or codes. */
const namingLists =
  /^(fields|include|unique|order|ordering|loads|filters|sort|search|key|of|except|read|write|labels)$/;

/** Every mutation of the decisions in a document. */
export function mutationsOf(document: PlanDocument): readonly Mutation[] {
  return document.blocks.flatMap((block) =>
    isKind(block.kind) ? pathsIn(block.value).flatMap((path) => mutate(document, block, path)) : [],
  );
}

function mutate(document: PlanDocument, block: PlanBlock, path: Path): readonly Mutation[] {
  const located = locate(block.root, path);
  if (!located.isExact) {
    return [];
  }
  const at = (offset: number): number => toDocumentOffset(block.source, offset);
  const whole = document.text.slice(at(located.value.start), at(located.value.end));
  // A value in block style ends with the start of the next line.
  const span = { start: at(located.value.start), end: at(located.value.start) + whole.trimEnd().length };
  const key = located.key === null ? null : at(located.key.start);
  const near = key === null ? [span.start] : [span.start, key];
  const held = valueAt(block.value, path);
  const replacements = { ...(isDecision(block, path) ? wrongFor(held) : {}), ...danglingFor(block, path, held) };
  const replaced = Object.entries(replacements).map(([sort, text]) => ({
    sort,
    path,
    block,
    near,
    text: splice(document, span, text),
  }));
  if (key === null || !isDecision(block, path)) {
    return replaced;
  }
  const above = locate(block.root, path.slice(0, -1)).key ?? located.key;
  const id = locate(block.root, ["id"]).key ?? located.key;
  const around = [above, id].flatMap((place) => (place === null ? [] : at(place.start)));
  return [
    ...replaced,
    { sort: "deleted", path, block, near: [...near, ...around], text: deletePair(document, { key, end: span.end }) },
  ];
}

function isDecision({ kind, value }: PlanBlock, path: Path): boolean {
  const schema = isKind(kind) ? kinds[kind] : kinds.question;
  return decisionAt(schema, path, value) !== undefined && isNeededAt(schema, path, value);
}

function wrongFor(held: Plain | undefined): Readonly<Record<string, string>> {
  return { undecided: "???", "wrong type": typeof held === "object" ? "17.5" : "[[wrong]]" };
}

/** Places whose text names nothing, though it looks like it. */
function isSpeech({ kind }: PlanBlock, path: Path): boolean {
  const isLabel = kind === "metric" && path.includes("labels");
  return isLabel || (path.length === 1 && /^(id|renamed_from|reason|note|at|why)$/.test(String(path[0])));
}

/** Another name in place of one that names something. */
function danglingFor(block: PlanBlock, path: Path, held: Plain | undefined): Readonly<Record<string, string>> {
  if (typeof held !== "string" || isSpeech(block, path)) {
    return {};
  }
  const isName = referencePattern.test(held) || isInNamingList(path) || isNamingKey(path);
  return isName ? { "dangling name": `${held}zz` } : {};
}

function isInNamingList(path: Path): boolean {
  const [list, last] = path.slice(-2);
  return typeof last === "number" && typeof list === "string" && namingLists.test(list);
}

function isNamingKey(path: Path): boolean {
  const last = path.at(-1);
  return (
    path.at(-2) === "visible" || last === "chosen" || (path.length === 2 && last === "code" && path[0] === "expect")
  );
}

function splice(
  { text }: PlanDocument,
  { start, end }: { readonly start: number; readonly end: number },
  inserted: string,
): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** Takes a key and its value out: to the end of its line in block style, with its comma in flow style. */
function deletePair({ text }: PlanDocument, { key, end }: { readonly key: number; readonly end: number }): string {
  const before = text.slice(0, key);
  const after = text.slice(end);
  if (/\n *$/.test(before)) {
    return before.replace(/ *$/, "") + after.replace(/^[^\n]*\n/, "");
  }
  return /^\s*,/.test(after)
    ? before + after.replace(/^\s*,\s*/, "")
    : before.replace(/,\s*$/, "").replace(/- $/, "- ") + after;
}

function pathsIn(value: Plain, path: Path = []): readonly Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== "object" || value === null) {
    return own;
  }
  const entries: readonly (readonly [string | number, Plain])[] = Array.isArray(value)
    ? value.map((item, at) => [at, item] as const)
    : Object.entries(value);
  return [...own, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))];
}
