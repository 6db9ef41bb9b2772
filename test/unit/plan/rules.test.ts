import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { sectionsText } from "../../support/plan-sections.ts";
import { rules } from "../../../src/plan/rules/index.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");

function codesOf(text: string): readonly string[] {
  return lintPlans([readDocument("plans/0001-sample.md", text)], standardProject).findings.map(({ code }) => code);
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

describe("rules", () => {
  it("finds nothing in the sample plan", () => {
    const { findings } = lintPlans([readDocument("plans/0001-sample.md", sample)], standardProject);
    expect(findings.map(({ code, path, message }) => `${code} ${path}: ${message}`)).toEqual([]);
  });

  it.each(rules.filter(({ code }) => !elsewhere.has(code)))(
    "$code fires on its bad example and not on its good one",
    ({ code, good, bad }) => {
      const broken = sample.replace(good, () => bad);
      expect(broken, "the good example stands in the sample").not.toBe(sample);
      expect(codesOf(broken)).toContain(code);
    },
  );

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
    expect(codesOf(`${sample}${"x".repeat(1024 * 1024)}`)).toContain("BP001");
  });

  it("BP007 fails where nothing was checked", () => {
    expect(codesOf("---\nplan: 1\nid: a\ntitle: A\nstatus: draft\ntarget: any\n---\n# A\n")).toEqual(["BP007"]);
  });

  it("BP610 refuses a plan for the other framework", () => {
    const document = readDocument("plans/a.md", sample.replace("target: any", "target: flask"));
    const lint = (framework: "flask" | "django") =>
      lintPlans([document], { ...standardProject, framework }).findings.map(
        ({ code, start }) => `${code}@${start.line}:${start.column}`,
      );
    expect(lint("django")).toEqual(["BP610@6:9"]);
    expect(lint("flask")).toEqual([]);
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

  it("BP611 refuses two plans of one name", () => {
    const documents = ["a", "b"].map((name) =>
      readDocument(`plans/${name}.md`, header + question(name) + sectionsText),
    );
    expect(
      lintPlans(documents, standardProject).findings.map(({ code, file, start }) => `${file}:${start.line} ${code}`),
    ).toEqual(["plans/b.md:3 BP611"]);
  });
});
