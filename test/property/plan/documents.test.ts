import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plain } from "../../../src/plan/document/plain-value.ts";
import { type PlanOutline, printDocument } from "../../../src/plan/document/print-document.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { kinds } from "../../../src/plan/schema/kinds.ts";
import { outlineOf } from "../../support/outline-of.ts";

/** How many random documents a run reads; the slow lane sets 20,000. */
const runs = Number(process.env["PLAN_DOCUMENTS"] ?? 2_000);

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const header = "---\nplan: 1\nid: random\ntitle: Random\nstatus: draft\ntarget: any\n---\n";
const sampleBlocks = [...sample.matchAll(/```yaml plan:\w+\n[\s\S]*?```\n/g)].map(([block]) => block);
const keys = Object.values(kinds).flatMap((schema) => Object.keys(schema.shape));
const awkward = [
  "???",
  "none",
  "{open: question.x}",
  "&a",
  "*a",
  "!!js/function",
  "__proto__",
  "constructor",
  "- ",
  "? ",
  ": ",
  "|",
  ">",
  "[",
  "{",
  "]",
  "}",
  '"',
  "'",
  "#",
  "%TAG",
  "---",
  "...",
  "```",
  "~~~",
  "\t",
  "\r",
  "\n",
  "\u0000",
  "\uFEFF",
  "9007199254740993",
  "1e999",
  ".nan",
  "0x1F",
  "null",
  "<<: *a",
];

const splice = fc.record({
  at: fc.nat(4000),
  drop: fc.oneof(fc.nat(12), fc.nat(80)),
  text: fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 8 })),
});
const mutated = fc
  .tuple(fc.constantFrom(...sampleBlocks), fc.array(splice, { minLength: 1, maxLength: 4 }))
  .map(
    ([block, splices]) =>
      header +
      splices.reduce(
        (text, { at, drop, text: inserted }) =>
          text.slice(0, at % text.length) + inserted + text.slice((at % text.length) + drop),
        block,
      ),
  );
const shaped = fc
  .tuple(
    fc.constantFrom(...Object.keys(kinds)),
    fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...awkward)), {
      maxKeys: 8,
    }),
  )
  .map(
    ([kind, value]) => `${header}\`\`\`yaml plan:${kind}\n${JSON.stringify({ id: `${kind}.Any`, ...value })}\n\`\`\`\n`,
  );
const tokens = fc
  .array(fc.oneof(fc.constantFrom(...awkward, ...keys), fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((words) => `${header}\`\`\`yaml plan:model\n${words.join("")}\n\`\`\`\n`);
const documents = fc.oneof(
  { weight: 5, arbitrary: mutated },
  { weight: 3, arbitrary: shaped },
  { weight: 2, arbitrary: tokens },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
);

describe("random documents", () => {
  it(`never crash, hang or pollute (${runs} documents)`, { timeout: 600_000 }, () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    let findings = 0;
    fc.assert(
      fc.property(documents, (text) => {
        const result = lintPlans([readDocument("plans/random.md", text)], standardProject);
        findings += result.findings.length;
        for (const { start, end, file } of result.findings) {
          expect(file).toBe("plans/random.md");
          expect(start.line).toBeGreaterThan(0);
          expect(end.line === start.line ? end.column >= start.column : end.line > start.line).toBe(true);
        }
      }),
      { numRuns: runs },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(findings).toBeGreaterThan(runs / 2);
  });
});

const word = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,12}$/)
  .filter((name) => name !== "constructor" && name !== "prototype");
const number = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value))),
);
const leaf = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...awkward),
  number,
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(word, tie("value"), { maxKeys: 4 }),
  ),
}));
const record = fc.dictionary(word, value, { minKeys: 1, maxKeys: 6 }) as fc.Arbitrary<Plain>;
const line = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.?*_-]{0,40}[a-z]$/);
const outline: fc.Arbitrary<PlanOutline> = fc.record({
  header: record,
  title: line,
  sections: fc.array(
    fc.record({
      heading: line,
      prose: fc.array(line, { maxLength: 3 }),
      blocks: fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(kinds)), value: record }), { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
});

describe("printing", () => {
  it("is undone by parsing: print, parse, print is the identity", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(outline, (plan) => {
        const text = printDocument(plan);
        const document = readDocument("plans/printed.md", text);
        expect(document.problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(document.blocks.map(({ value: read }) => read)))).toEqual(
          JSON.parse(JSON.stringify(plan.sections.flatMap(({ blocks }) => blocks.map(({ value: said }) => said)))),
        );
        expect(printDocument(outlineOf(document))).toBe(text);
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});
