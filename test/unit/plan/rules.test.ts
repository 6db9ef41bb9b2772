import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { sectionsText } from "../../support/plan-sections.ts";
import { ruleFor, rules } from "../../../src/plan/rules/index.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");

/** The good example of most rules is a part of the sample, so that the same text is asked about again and again. */
const known = new Map<string, readonly string[]>();

function codesOf(text: string): readonly string[] {
  const read = () => lintPlans([readDocument("plans/0001-sample.md", text)], standardProject).findings;
  const codes = known.get(text) ?? read().map(({ code }) => code);
  known.set(text, codes);
  return codes;
}

/** The findings of a code, each with its path and fix. */
function fixesOf(code: string, text: string): readonly string[] {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  return findings.flatMap((finding) => (finding.code === code ? [`${finding.path}: ${finding.fix}`] : []));
}

/** Rules whose failing case is no edit of the sample; each has a test of its own below. */
const elsewhere = new Set(["BP001", "BP007", "BP010", "BP610", "BP611", "BP613", "BP511"]);

const header = "---\nplan: 1\nid: a\ntitle: A\nstatus: draft\ntarget: any\n---\n";

function question(name: string): string {
  return `\`\`\`yaml plan:question\nid: question.${name}\nasks: Is it so?\nwho: the team\nanswer: none\n\`\`\`\n`;
}

/** The sample with lines of it as the examples of a rule have them, where they are no lines of the sample themselves. */
const contexts: Readonly<Record<string, ((example: string) => string) | undefined>> = {
  BP332: (example) =>
    sample.replace(/response: \{200: \{fields.*/, () => example).replace(/```yaml plan:deviation[\s\S]*?```/, ""),
  BP503: (example) => sample.replace(/.*do: add_index.*/, () => example),
  BP609: (example) =>
    sample
      .replace("response: {200: shape.LoanView}", () => example.replace(/^#.*\n/, ""))
      .replace(
        "## Background tasks",
        "```yaml plan:shape\nid: shape.Receipt\nfields: {id: {from: model.Loan.id}}\n```\n\n$&",
      ),
};

/** The findings in the sample whose target is the example, in a project of the framework. */
function inProject(framework: "flask" | "django", example: string): readonly string[] {
  const document = readDocument("plans/a.md", sample.replace("target: any", example));
  const { findings } = lintPlans([document], { ...standardProject, framework });
  return findings.map(({ code, start }) => `${code}@${start.line}:${start.column}`);
}

/** The findings in plans with the paths and ids of the example. */
function codesTogether(example: string): readonly string[] {
  const documents = [...example.matchAll(/^# (.*)\nid: (.*)$/gm)].map(([, path = "", id = ""], at) =>
    readDocument(path, header.replace("id: a", `id: ${id}`) + question(`q${at}`) + sectionsText),
  );
  expect(documents.length).toBe(2);
  return lintPlans(documents, standardProject).findings.map(({ code, file, start }) => `${file}:${start.line} ${code}`);
}

describe("rules", () => {
  it("finds nothing in the sample plan", () => {
    const { findings } = lintPlans([readDocument("plans/0001-sample.md", sample)], standardProject);
    expect(findings.map(({ code, path, message }) => `${code} ${path}: ${message}`)).toEqual([]);
  });

  it.each(rules.filter(({ code }) => !elsewhere.has(code)))(
    "$code fires on its bad example and not on its good one",
    ({ code, good, bad }) => {
      const context = contexts[code] ?? ((example: string) => sample.replace(good, () => example));
      expect(codesOf(context(bad))).toContain(code);
      expect(codesOf(context(good))).not.toContain(code);
      expect(contexts[code] !== undefined || sample.includes(good)).toBe(true);
    },
  );

  it.each(rules)("$code shows whole lines that differ", ({ code, good, bad }) => {
    expect(bad).not.toBe(good);
    for (const example of [good, bad]) {
      expect(example.trim()).not.toBe("");
      expect(example).not.toMatch(/\n$/);
      expect(example, "no fence closes what was never opened").not.toMatch(/^[^`]*```(\n|$)/);
    }
    if (contexts[code] === undefined && !elsewhere.has(code) && !code.startsWith("BP9")) {
      expect(`\n${sample}`.includes(`\n${good}\n`), good).toBe(true);
    }
  });

  it("has rules with codes, names and texts of their own", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    expect(new Set(rules.map(({ summary }) => summary)).size).toBe(rules.length);
    for (const { summary, fix, reason } of rules) {
      expect(summary).not.toMatch(/\.$/);
      expect(fix).toMatch(/^[a-z]/);
      expect(reason).toMatch(/\.$/);
    }
  });

  it("BP001 refuses a document beyond a mebibyte", () => {
    expect(codesOf(`${sample}${"x".repeat(1024 * 1024)}`)).toEqual(["BP001"]);
  });

  it("BP007 fails where nothing was checked", () => {
    expect(codesOf("---\nplan: 1\nid: a\ntitle: A\nstatus: draft\ntarget: any\n---\n# A\n")).toEqual(["BP007"]);
  });

  it("BP610 refuses a plan for the other framework", () => {
    const { good, bad } = ruleFor("BP610");
    expect(inProject("django", bad)).toEqual(["BP610@7:9"]);
    expect(inProject("django", good)).toEqual([]);
    expect(inProject("flask", bad)).toEqual([]);
  });

  it("says once what several endpoints of a resource share, at the item it is about", () => {
    expect(fixesOf("BP312", sample.replace(/(visible: )\{own: borrower\}(\noperations)/, "$1{query: nope}$2"))).toEqual(
      ["resource.loans.visible.query: say visible: {own: field}, {scope: field}, {query: name} or all"],
    );
    const shared = sample.replace("update: {fields: [due_at], concurrency", "update: {concurrency");
    const written = "fields: {read: {except: [embedding]}, write: [due_at, status, created_at]}";
    expect(fixesOf("BP311", shared.replace(/fields: \{read: .*/, written))).toEqual([
      "resource.loans.fields.write[1]: leave the field out of what is written, or say set_by: client at the field",
      "resource.loans.fields.write[2]: leave the field out of what is written",
    ]);
  });

  it.each([
    ["email: {type: email}", "email", ["BP511"]],
    ["email: {type: string, max: 10}", "email", ["BP511"]],
    ["email: {type: email, existing: true}", "phone", []],
    ["email: {type: string, max: 100}", "change", []],
  ])("BP511 knows the columns that are there: %s", (field, step, expected) => {
    const steps = {
      email: "{phase: expand, deploy: 1, do: add_column, fields: [email, phone]}",
      phone: "{phase: expand, deploy: 1, do: add_column, fields: [phone]}",
      change:
        "{phase: expand, deploy: 1, do: add_column, fields: [phone]}, {phase: expand, deploy: 1, do: change_type, fields: [email]}",
    }[step];
    const blocks = `\`\`\`yaml plan:model
id: model.User
change: alter
scope: none
expected_rows: 5000
fields: {${field}, phone: {type: string, max: 20, null: true}}
dedup: none
indexes: none
constraints: none
queries: none
\`\`\`

\`\`\`yaml plan:migration
id: migration.users.phone
model: model.User
steps: [${steps ?? ""}]
lock: {risk: brief, why: a short lock}
rollback: drops the column
\`\`\`

## API
`;
    expect(codesOf(sample.replace("## API\n", () => blocks))).toEqual(expected);
  });

  it.each([
    ["{type: integer, min: 0, default: -1}", false],
    ["{type: integer, min: 0, default: 0}", true],
    ["{type: string, max: 3, default: four}", false],
    ['{type: email, default: ""}', false],
    ["{type: text, default: now}", true],
    ["{type: datetime, default: now}", true],
    ["{type: datetime, default: yesterday}", false],
    ["{type: date, default: today + 7d}", true],
    ["{type: decimal, precision: 4, scale: 2, default: 123.00}", false],
    ["{type: url, null: true, default: null}", true],
    ["{type: url, default: null}", false],
    ["{type: enum, values: [EUR, payment.settled], default: EUR}", true],
  ])("BP220 knows what a field can have: %s", (field, isFine) => {
    const text = sample.replace("topics: {type: many", () => `extra: ${field}\n  topics: {type: many`);
    expect(codesOf(text).filter((code) => code === "BP220" || code === "BP204")).toEqual(isFine ? [] : ["BP220"]);
  });

  it("BP611 refuses two plans of one name", () => {
    const { good, bad } = ruleFor("BP611");
    expect(codesTogether(bad)).toEqual(["plans/0002-returns.md:3 BP611"]);
    expect(codesTogether(good)).toEqual([]);
  });
});
