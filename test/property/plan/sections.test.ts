import { describe, expect, it } from "vitest";
import { applyFixes } from "../../../src/plan/apply-fixes.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { sections } from "../../../src/plan/scaffold/sections.ts";
import { codesIn, findingsIn, lineOf, sample, withSection } from "../../support/sample-sections.ts";

const names = sections.map(({ heading }) => heading);

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
