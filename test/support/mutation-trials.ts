import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { positionAt } from "../../src/plan/document/line-index.ts";
import { readDocument } from "../../src/plan/document/read-document.ts";
import type { PlanDocument } from "../../src/plan/document/plan-document.ts";
import { standardProject } from "../../src/plan/known-project.ts";
import { lintPlans } from "../../src/plan/lint-plans.ts";
import { readPlans } from "../../src/plan/read-plans.ts";
import { type Mutation, mutationsOf } from "./plan-mutations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** One of so many mutations is tried; the slow lane sets 1, which tries them all. */
const every = Number(process.env["MUTATIONS_EVERY"] ?? 20);

interface Tally {
  tried: number;
  readonly missed: string[];
}

function tryAll(documents: readonly PlanDocument[]): Tally {
  const known = new Set(
    lintPlans(documents, standardProject).findings.map(({ code, file, path }) => `${code} ${file} ${path}`),
  );
  const tally: Tally = { tried: 0, missed: [] };
  for (const document of documents) {
    for (const [index, mutation] of mutationsOf(document).entries()) {
      if (index % every === 0) {
        tally.tried += 1;
        tally.missed.push(...tryOne({ documents, document, known }, mutation));
      }
    }
  }
  return tally;
}

interface Trial {
  readonly documents: readonly PlanDocument[];
  readonly document: PlanDocument;
  readonly known: ReadonlySet<string>;
}

/** Nothing where the mutation is found at its line, else what was missed. */
function tryOne({ documents, document, known }: Trial, { sort, path, block, text, near }: Mutation): readonly string[] {
  const changed = readDocument(document.path, text);
  const { findings } = lintPlans(
    documents.map((other) => (other === document ? changed : other)),
    standardProject,
  );
  const lines = near.map((offset) => positionAt(document.lines, offset).line);
  const fresh = findings.filter((finding) => !known.has(`${finding.code} ${finding.file} ${finding.path}`));
  const isFound = fresh.some(({ file, start }) => file === document.path && lines.includes(start.line));
  const elsewhere = fresh.map(({ code, start }) => `${code}:${start.line}`).slice(0, 3);
  const { id = "?" } = block.value as { id?: string };
  return isFound ? [] : [`${sort} ${document.path}:${lines[0] ?? 0} ${id} ${path.join(".")} (${elsewhere.join(" ")})`];
}

/** Tries the mutations of every decision in a folder of plans, or in one plan, and says what share of them was found. */
export function expectFound(set: string): void {
  const { documents } = readPlans(root, [set]);
  const own = set.endsWith(".md") ? documents.filter(({ path }) => path === set) : documents;
  const { tried, missed } = tryAll(own);
  const share = ((100 * (tried - missed.length)) / tried).toFixed(2);
  process.stdout.write(
    `${set}: ${tried - missed.length} of ${tried} mutations found (${share} %)\n${missed.map((line) => `  missed: ${line}\n`).join("")}`,
  );
  expect(tried).toBeGreaterThan(10);
  expect(missed.length / tried).toBeLessThanOrEqual(0.005);
}
