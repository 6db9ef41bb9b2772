import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { sections } from "../../../src/plan/scaffold/sections.ts";
import { codesIn, findingsIn, lineOf, withSection } from "../../support/sample-sections.ts";

it("BP010 takes none for an answer where blocks would stand, and nowhere else", () => {
  for (const { heading, kinds } of sections) {
    const codes = codesIn(withSection(heading, () => `## ${heading}\n\nNone.\n\n`)).filter((code) => code < "BP6");
    expect(codes).toEqual(kinds.length > 0 ? [] : [`BP010@${lineOf(heading)}`]);
  }
});

describe("BP613", () => {
  const none = withSection("Edge cases and errors", (section) => section.replaceAll(/```[\s\S]*?```/g, "The usual."));

  it("asks for an edge case where there is a write, a task or a service", () => {
    expect(findingsIn(none).map(({ code, message }) => `${code} ${message}`)).toEqual([
      "BP613 the plan has resource.loans.create and no edge case",
    ]);
    expect(codesIn(none.replace("The usual.", "??? what is done twice"))).toEqual([]);
  });

  it("asks for none where nothing is written", () => {
    expect(codesIn(none.replaceAll(/```yaml plan:(?!model)[\s\S]*?```/g, "None."))).toEqual([]);
  });
});

it("the small plan of the format page is one that lints clean", () => {
  const page = readFileSync(new URL("../../../docs/plan-format.md", import.meta.url), "utf8");
  const [, plan = ""] = /^~~~markdown\n([\s\S]*?)^~~~$/m.exec(page) ?? [];
  const { findings } = lintPlans([readDocument("plans/a.md", plan)], standardProject);
  expect(findings.map(({ code, start, message }) => `${code}@${start.line} ${message}`)).toEqual([]);
});
