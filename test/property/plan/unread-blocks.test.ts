import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../../src/plan/apply-fixes.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { readSidecar } from "../../../src/plan/document/read-sidecar.ts";
import type { Finding } from "../../../src/plan/finding.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const blocks = [...sample.matchAll(/^```yaml plan:\w+\nid: (\S+)\n[\s\S]*?^```$/gm)].map(
  ({ 0: text, 1: id, index }) => ({
    id: id ?? "",
    text,
    index,
  }),
);
const others = readDocument("plans/a.md", sample);

function findingsIn(text: string): readonly Finding[] {
  return lintPlans([readDocument("plans/a.md", text)], standardProject).findings;
}

/** Beside the slip: a waiver that cannot be read waives nothing. */
function besides(id: string): readonly string[] {
  return id.startsWith("deviation.") ? [expect.stringContaining("BP332@") as string] : [];
}

function said(text: string): readonly string[] {
  return findingsIn(text).map(({ code, start, message }) => `${code}@${start.line}:${start.column} ${message}`);
}

describe.each(blocks)("one slip in $id is one finding", ({ id, text, index }) => {
  const line = sample.slice(0, index).split("\n").length;
  const lines = text.split("\n").length;
  const withBlock = (changed: string): string => sample.slice(0, index) + changed + sample.slice(index + text.length);

  it("where its YAML breaks", () => {
    const broken = said(withBlock(text.replace(/\n```$/, "\nnote: it says: this\nmore: [\n```")));
    expect(broken).toEqual([...besides(id), expect.stringMatching(new RegExp(`^BP003@${line + lines - 1}:`))]);
  });

  it("where a number cannot be held", () => {
    expect(said(withBlock(text.replace(/\n```$/, "\nnote: .inf\n```")))).toEqual([
      ...besides(id),
      expect.stringMatching(new RegExp(`^BP004@${line + lines - 1}:7`)),
    ]);
  });

  it("where it is not closed", () => {
    expect(said(withBlock(text.replace(/\n```$/, "")))).toEqual([
      ...besides(id),
      `BP006@${line}:1 this block is not closed`,
    ]);
  });

  it("where it is closed by another fence", () => {
    for (const opener of ["~~~", "````"]) {
      expect(said(withBlock(text.replace(/^```/, opener)))).toEqual([
        `BP006@${line}:1 this block opens with ${opener} and closes with \`\`\``,
      ]);
    }
  });

  it("where its opening is written otherwise, which is mended", () => {
    for (const opening of ["yaml Plan:", "YAML plan:", "plan:", "json PLAN:"]) {
      const changed = withBlock(text.replace("yaml plan:", opening));
      expect(said(changed)).toEqual([expect.stringContaining(`BP006@${line}:4 a plan block opens with`)]);
      expect(applyFixes(readDocument("plans/a.md", changed), findingsIn(changed))).toBe(sample);
    }
  });
});

it("an ordinary fence that is not closed does not swallow the block below it", () => {
  const [first] = blocks;
  const at = first?.index ?? 0;
  const line = sample.slice(0, at).split("\n").length;
  const text = `${sample.slice(0, at)}\`\`\`text\nan example\n\n${sample.slice(at)}`;
  expect(said(text)).toEqual([`BP006@${line}:1 this fence is not closed`]);
});

it("a slip in a .plan.yaml file is one finding, and its blocks are there for others", () => {
  const [asked] = sample.match(/```yaml plan:question[\s\S]*?```/) ?? [""];
  const text = sample.replace(asked, "None.").replace("alarm: {above: 10, for: 1h}", "alarm: {open: question.fines}");
  const beside = `plan: 1\nblocks:\n  - kind: question\n    id: question.fines\n    asks: [\n    who: me\n`;
  const documents = [readDocument("plans/a.md", text), readSidecar("plans/a.plan.yaml", beside)];
  expect(lintPlans(documents, standardProject).findings.map(({ code, file }) => `${file} ${code}`)).toEqual([
    "plans/a.plan.yaml BP003",
  ]);
  expect(others.problems).toEqual([]);
});
