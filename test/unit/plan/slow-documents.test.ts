import { expect, it } from "vitest";
import { applyFixes } from "../../../src/plan/apply-fixes.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const header = "---\nplan: 1\nid: slow\ntitle: Slow\nstatus: draft\ntarget: any\n---\n";
const size = 1024 * 1024 - 1000;
const filled = (text: string): string => header + text.repeat(Math.floor(size / text.length));
const inMiddle = (before: string, text: string, after: string): string =>
  `${header}${before}${text.repeat(size)}${after}`;

const endpoint = (number: number): string =>
  `\`\`\`yaml plan:endpoint\nid: endpoint.a.n${number}\nroute: GET /api/v1/n${number}/\nrequest: none\n\`\`\`\n`;

/** Each took minutes, or would not have ended, where one look at the text is not enough. */
it.each([
  ["fences", filled("```\n```\n")],
  ["fences that nothing closes", filled("```a\n## b\n")],
  ["sections", filled("## a\n")],
  ["links that are never closed", filled("](")],
  ["marks of a fence in a quote", inMiddle("> ", "`", "")],
  ["a heading that ends after a mebibyte of spaces", inMiddle("# a", " ", "x")],
])("a mebibyte of %s is read in seconds", { timeout: 20_000 }, (_, text) => {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  expect(findings.map(({ code }) => code)).toContain("BP007");
});

it("a thousand slips are mended in seconds", { timeout: 20_000 }, () => {
  const document = readDocument("plans/a.md", header + Array.from({ length: 500 }, (_, at) => endpoint(at)).join(""));
  const { findings } = lintPlans([document], standardProject);
  const fixed = applyFixes(document, findings);
  expect(fixed).toBe(document.text.replaceAll("/api/v1", "").replaceAll(/(n\d+)\/$/gm, "$1"));
});
