import { readFileSync } from "node:fs";
import { readDocument } from "../../src/plan/document/read-document.ts";
import type { Finding } from "../../src/plan/finding.ts";
import { standardProject } from "../../src/plan/known-project.ts";
import { lintPlans } from "../../src/plan/lint-plans.ts";

export const sample = readFileSync(new URL("../fixtures/plan/sample.md", import.meta.url), "utf8");
const ofSections = new Set(["BP009", "BP010", "BP613"]);

/** What the rules about sections find in a plan. */
export function findingsIn(text: string): readonly Finding[] {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  return findings.filter(({ code }) => ofSections.has(code));
}

/** The same as `BP009@12`, the code and its line. */
export function codesIn(text: string): readonly string[] {
  return findingsIn(text).map(({ code, start }) => `${code}@${start.line}`);
}

/** The sample with the section of that name as `change` makes it. */
export function withSection(name: string, change: (section: string) => string): string {
  const start = sample.indexOf(`## ${name}\n`);
  const next = sample.indexOf("\n## ", start);
  const end = next === -1 ? sample.length : next + 1;
  return sample.slice(0, start) + change(sample.slice(start, end)) + sample.slice(end);
}

/** The line of the sample on which that section begins. */
export function lineOf(name: string): number {
  return sample.slice(0, sample.indexOf(`## ${name}\n`)).split("\n").length;
}
