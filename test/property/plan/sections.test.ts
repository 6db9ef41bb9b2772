import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../../src/plan/apply-fixes.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import type { Finding } from "../../../src/plan/finding.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { sections } from "../../../src/plan/scaffold/sections.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const names = sections.map(({ heading }) => heading);
const ofSections = new Set(["BP009", "BP010", "BP613"]);

function findingsIn(text: string): readonly Finding[] {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  return findings.filter(({ code }) => ofSections.has(code));
}

function codesIn(text: string): readonly string[] {
  return findingsIn(text).map(({ code, start }) => `${code}@${start.line}`);
}

/** The sample with the section of that name as `change` makes it. */
function withSection(name: string, change: (section: string) => string): string {
  const start = sample.indexOf(`## ${name}\n`);
  const next = sample.indexOf("\n## ", start);
  const end = next === -1 ? sample.length : next + 1;
  return sample.slice(0, start) + change(sample.slice(start, end)) + sample.slice(end);
}

function lineOf(name: string): number {
  return sample.slice(0, sample.indexOf(`## ${name}\n`)).split("\n").length;
}

describe.each(names)("the section %s", (name) => {
  it("may not be missing", () => {
    const codes = codesIn(withSection(name, () => ""));
    expect(codes.filter((code) => !code.startsWith("BP613"))).toEqual(["BP009@9"]);
  });

  it.each(["", "n/a", "N/A.", "-", "<!-- what is said here -->", "### Details"])("may not be silent: %j", (text) => {
    const codes = codesIn(withSection(name, () => `## ${name}\n\n${text}\n\n`));
    expect(codes).toContain(`BP010@${lineOf(name)}`);
  });

  it.each([
    (heading: string) => heading.toLowerCase(),
    (heading: string) => `#${heading}`,
    (heading: string) => heading.replace(/(.)(.)$/, "$2$1"),
    (heading: string) => `${heading.slice(0, -1)} ##`,
  ])("is mended where its heading comes near: %#", (misspell) => {
    const broken = sample.replace(`## ${name}\n`, `${misspell(`## ${name}`)}\n`);
    const findings = findingsIn(broken).filter(({ code }) => code === "BP009");
    expect(findings.map(({ start }) => start.line)).toEqual([lineOf(name)]);
    expect(applyFixes(readDocument("plans/a.md", broken), findings)).toBe(sample);
  });
});
