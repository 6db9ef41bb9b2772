import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { positionAt } from "../../src/plan/document/line-index.ts";
import { readDocument } from "../../src/plan/document/read-document.ts";
import type { PlanDocument } from "../../src/plan/document/plan-document.ts";
import { standardProject } from "../../src/plan/known-project.ts";
import { lintPlans } from "../../src/plan/lint-plans.ts";
import { readPlans } from "../../src/plan/read-plans.ts";
import type { Finding } from "../../src/plan/finding.ts";
import { type Mutation, mutationsOf } from "./plan-mutations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** One of so many mutations is tried; the slow lane sets 1, which tries them all. */
const every = Number(process.env["MUTATIONS_EVERY"] ?? 20);

interface Tally {
  tried: number;
  readonly missed: string[];
}

/** Which of several files tries a mutation, so that cores share the work. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

function tryAll(documents: readonly PlanDocument[], { part, of }: Share): Tally {
  const known = knownIn(documents);
  const tally: Tally = { tried: 0, missed: [] };
  for (const document of documents) {
    const trial = { documents, document, known, knownAlone: documents.length > 1 ? knownIn([document]) : known };
    for (const [index, mutation] of mutationsOf(document).entries()) {
      if (index % every === 0 && (index / every) % of === part) {
        tally.tried += 1;
        tally.missed.push(...tryOne(trial, mutation));
      }
    }
  }
  return tally;
}

function knownIn(documents: readonly PlanDocument[]): ReadonlySet<string> {
  return new Set(lintPlans(documents, standardProject).findings.map(keyOf));
}

function keyOf({ code, file, path }: Finding): string {
  return `${code} ${file} ${path}`;
}

interface Trial {
  readonly documents: readonly PlanDocument[];
  readonly document: PlanDocument;
  readonly known: ReadonlySet<string>;
  /** The same where the document is looked at without the others. */
  readonly knownAlone: ReadonlySet<string>;
}

/**
 * Nothing where the mutation is found at its line, else what was missed. Most are found in the document alone; the
 * others need what the plans beside it say, which takes as often as long as there are plans.
 */
function tryOne(trial: Trial, { sort, path, block, text, near }: Mutation): readonly string[] {
  const { documents, document, known, knownAlone } = trial;
  const changed = readDocument(document.path, text);
  const lines = near.map((offset) => positionAt(document.lines, offset).line);
  const isHere = ({ file, start }: Finding): boolean => file === document.path && lines.includes(start.line);
  if (freshIn([changed], knownAlone).some(isHere)) {
    return [];
  }
  const all = documents.map((other) => (other === document ? changed : other));
  const fresh = freshIn(all, known);
  const elsewhere = fresh.map(({ code, start }) => `${code}:${start.line}`).slice(0, 3);
  const { id = "?" } = block.value as { id?: string };
  return fresh.some(isHere)
    ? []
    : [`${sort} ${document.path}:${lines[0] ?? 0} ${id} ${path.join(".")} (${elsewhere.join(" ")})`];
}

function freshIn(documents: readonly PlanDocument[], known: ReadonlySet<string>): readonly Finding[] {
  return lintPlans(documents, standardProject).findings.filter((finding) => !known.has(keyOf(finding)));
}

/** Tries the mutations of every decision in a folder of plans, or in one plan, and says what share of them was found. */
export function expectFound(set: string, half: Share = { part: 0, of: 1 }): void {
  const { documents } = readPlans(root, [set]);
  const own = set.endsWith(".md") ? documents.filter(({ path }) => path === set) : documents;
  const { tried, missed } = tryAll(own, half);
  const share = ((100 * (tried - missed.length)) / tried).toFixed(2);
  process.stdout.write(
    `${set}: ${tried - missed.length} of ${tried} mutations found (${share} %)\n${missed.map((line) => `  missed: ${line}\n`).join("")}`,
  );
  expect(tried).toBeGreaterThan(10);
  expect(missed).toEqual([]);
}
