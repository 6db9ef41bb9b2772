import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import type { Checked } from "../../../src/plan/checked-count.ts";
import { humanReport } from "../../../src/plan/report/human.ts";
import { sarifReport } from "../../../src/plan/report/sarif.ts";
import { kinds } from "../../../src/plan/schema/kinds.ts";
import { planJsonSchema } from "../../../src/plan/schema/json-schema.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");

describe("SARIF", () => {
  it("is a valid log, with and without findings", () => {
    const validate = new AjvDraft04.default({
      strict: false,
      unicodeRegExp: false,
      validateFormats: false,
      allErrors: true,
    }).compile(sarifSchema);
    const broken = sample.replace("max: 120", "max: ???").replace("Members of", "TODO: members of");
    for (const [text, count] of [
      [sample, 0],
      [broken, 2],
    ] as const) {
      const log = sarifReport(lintPlans([readDocument("plans/a b.md", text)], standardProject).findings);
      expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
      expect(log["runs"]).toMatchObject([{ results: { length: count } }]);
    }
  });
});

/** The two lines below the first of a finding about a part of a line. */
function caretsOf(excerpt: string, marked: string): readonly string[] {
  const column = excerpt.indexOf(marked) + 1;
  const said = { code: "BP104", severity: "error", file: "a.md", path: "", message: "m", fix: "f" } as const;
  const place = { start: { line: 7, column }, end: { line: 7, column: column + marked.length } };
  const checked = {} as Checked;
  return humanReport([{ ...said, ...place, excerpt }], checked, (_, text) => text).slice(1, 3);
}

describe("the report for people", () => {
  it.each([
    ["title: 新聞の題名, max: ???", "???", "  7 | title: 新聞の題名, max: ???", "    |                         ^^^"],
    ["a: 🎉, b: 題", "題", "  7 | a: 🎉, b: 題", "    |           ^^"],
    ["a: e\u0301, b: x", "x", "  7 | a: e\u0301, b: x", "    |          ^"],
    ["\ta:\tx", "x", "  7 |  a: x", "    |     ^"],
  ])("puts its carets below what they mark: %s", (excerpt, marked, line, carets) => {
    expect(caretsOf(excerpt, marked)).toEqual([line, carets]);
  });

  it("says where it cuts a long line", () => {
    const [line = "", carets = ""] = caretsOf(`${"a".repeat(150)}here${"b".repeat(150)}`, "here");
    expect(line).toBe(`  7 | …${"a".repeat(50)}here${"b".repeat(46)}…`);
    expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("here");
  });
});

describe("the published JSON Schema", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: false });
  ajv.addSchema({ ...planJsonSchema(), $id: "plan" });

  it.each(Object.keys(kinds))(
    "accepts every %s block of the sample that zod accepts, and refuses unknown keys",
    (kind) => {
      const validate = ajv.getSchema(`plan#/$defs/plan:${kind}`);
      const blocks = readDocument("a.md", sample).blocks.filter((block) => block.kind === kind);
      expect(blocks.length).toBeGreaterThan(0);
      for (const { value } of blocks) {
        const data = JSON.parse(JSON.stringify(value)) as object;
        expect(validate?.(data), JSON.stringify(validate?.errors)).toBe(true);
        expect(validate?.({ ...data, surprise: 1 })).toBe(false);
      }
    },
  );

  it("describes a whole .plan.yaml file", () => {
    const validate = ajv.getSchema("plan");
    const blocks = readDocument("a.md", sample).blocks.map(({ kind, value }) => ({
      kind,
      ...(JSON.parse(JSON.stringify(value)) as object),
    }));
    expect(validate?.({ plan: 1, blocks }), JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true);
    expect(validate?.({ plan: 1, blocks: [{ id: "question.no-kind" }] })).toBe(false);
  });
});
