import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const field = "  title_text: {type: string, max: 300}\n  status";

/** What is found of some codes once `good` is `bad`, each with its path and message. */
function saidOf(codes: RegExp, good: string, bad: string): readonly string[] {
  expect(sample).toContain(good);
  const { findings } = lintPlans(
    [
      readDocument(
        "plans/a.md",
        sample.replace(good, () => bad),
      ),
    ],
    standardProject,
  );
  return findings.flatMap(({ code, path, message }) => (codes.test(code) ? [`${code} ${path}: ${message}`] : []));
}

describe("money", () => {
  it.each([
    ["total_votes: {type: integer}", []],
    ["votes_total: {type: integer}", []],
    ["cost_center: {type: string, max: 20}", []],
    ["balance_sheet_url: {type: string, max: 200}", []],
    ["price_cents: {type: integer}", []],
    ["price: {type: decimal, precision: 12, scale: 2}", []],
    [
      "unit_price: {type: integer}",
      ['BP229 model.Loan.unit_price: "unit_price" is a whole number, and its unit is not said'],
    ],
    ["fee: {type: string, max: 9}", ['BP212 model.Loan.fee.type: a text cannot be added up, and "fee" is money']],
    ["weight: {type: float}", ['BP212 model.Loan.weight.type: "float" does not hold "weight" exactly']],
  ])("%s", (said, expected) => {
    expect(saidOf(/^BP2(12|29)$/, field, field.replace("  title", `  ${said}\n  title`))).toEqual(expected);
  });
});

describe("names", () => {
  it.each([
    [field, field.replace("\n", "\n  title_Text: {type: string, max: 3}\n").replace("_T", "t"), "model.Loan.titletext"],
    [field, field.replace("\n", "\n  branch_id: {type: uuid}\n"), "model.Loan.branch_id"],
    ["id: model.Topic\n", "id: model.LoAn\n", "model.LoAn.id"],
    ["id: model.Topic\n", "id: model.USER\n", "model.USER.id"],
    [
      "  title_text: {from",
      "  titletext: {from: model.Loan.title_text}\n  title_text: {from",
      "shape.LoanView.fields.title_text",
    ],
    ["query: {mark", "query: {m_ark: {type: date}, mark", "endpoint.loans.lookup.query.mark"],
  ])("that differ in case and underscores only are one: %#", (good, bad, path) => {
    expect(saidOf(/^BP230$/, good, bad)).toEqual([expect.stringMatching(`^BP230 ${path}: `)]);
  });

  it.each([
    [
      "request: {fields: {message:",
      "request: {fields: {line_2: {type: date}, message:",
      "endpoint.loans.feedback.request.fields.line_2",
    ],
    [
      "{200: {fields: {loans:",
      "{200: {fields: {line_2: {type: date}, loans:",
      "endpoint.loans.lookup.response.200.fields.line_2",
    ],
    ["query: {mark", "query: {line_2: {type: date}, mark", "endpoint.loans.lookup.query.line_2"],
    ["  title_text: {from", "  line_2: {type: date}\n  title_text: {from", "shape.LoanView.fields.line_2"],
  ])("come back from the wire, wherever they go there: %#", (good, bad, path) => {
    expect(saidOf(/^BP211$/, good, bad)).toEqual([
      `BP211 ${path}: "line_2" is "line2" on the wire, which comes back as "line2"`,
    ]);
  });
});

it.each(["PUT", "PATCH", "POST"])("a %s that writes what must be unique says its 409", (method) => {
  const block = `\`\`\`yaml plan:endpoint
id: endpoint.topics.rename
route: ${method} /topics/{id}
auth: staff
visible: all
request: {fields: {label: {from: model.Topic.label}}}
response: {204: none}
errors: [{status: 404, code: not_found, when: there is no such topic}]
transaction: atomic
idempotency: natural
effect: {update: model.Topic, set: {label: input.label}}
\`\`\`

## Background tasks`;
  expect(saidOf(/^BP304$/, "## Background tasks", block)).toEqual([
    "BP304 endpoint.topics.rename.errors: label must be unique, and no 409 label_taken is among the errors",
  ]);
});

it("rows that take the place of those just deleted do not clash with them", () => {
  const errors = "  - {status: 409, code: duplicate_loan, when: the same loan is there already}\n";
  expect(saidOf(/^BP304$/, errors, "")).toHaveLength(1);
  const [rest = "", effect = ""] = /[^]*?(effect: \{create: model.Loan.*\})/.exec(sample.split(errors)[1] ?? "") ?? [];
  const replaced = rest.replace(effect, effect.replace("effect: ", "effect: [{delete: model.Loan}, ") + "]");
  expect(saidOf(/^BP304$/, errors + rest, replaced)).toEqual([]);
});

it.each([
  ["made-up-convention", ['BP604 deviation.loans.lookup.waives: there is no rule or convention "made-up-convention"']],
  [
    "pagnation",
    ['BP604 deviation.loans.lookup.waives: there is no rule or convention "pagnation"; did you mean "pagination"?'],
  ],
  ["BP991", ['BP604 deviation.loans.lookup.waives: there is no rule or convention "BP991"; did you mean "BP901"?']],
  ["pagination", []],
  ["thin-endpoints", []],
])("a waiver names a rule or a convention that there is: %s", (waived, expected) => {
  expect(saidOf(/^BP60[34]$/, "waives: BP332", `waives: ${waived}`)).toEqual(expected);
});

it.each(["0 6 * * MON", "0 6 * jan-MAR mon,WED-fri", "*/15 6-18/2 1 12 7"])("%j is a cron line", (line) => {
  expect(saidOf(/^BP421$/, '"0 6 * * *"', JSON.stringify(line))).toEqual([]);
});

it.each(["0 6 * * MOO", "0 6 * * jan", "mon 6 * * *", "0 6 * 13 *", "0 6 * *", "0 6 * * 1mon"])(
  "%j is no cron line",
  (line) => {
    expect(saidOf(/^BP421$/, '"0 6 * * *"', JSON.stringify(line))).toEqual([
      `BP421 task.loans.scan.trigger.schedule: "${line}" is no cron line`,
    ]);
  },
);

describe("a list", () => {
  const open = sample.replace(/visible: \{own: borrower\}(\noperations)/, "visible: all$1");

  it.each([
    [
      "[status, -created_at]",
      2_000_000,
      ['resource.loans.list.sort[0]: without a filter no index serves the order "-created_at"'],
    ],
    [
      "[-created_at, status]",
      2_000_000,
      ['resource.loans.list.filters[0]: no index serves the filter "status" in the order "-created_at"'],
    ],
    [
      "[status]}, {fields: [created_at]",
      2_000_000,
      ['resource.loans.list.filters[0]: no index serves the filter "status" in the order "-created_at"'],
    ],
    [
      "[status, title_text, -created_at]}, {fields: [created_at]",
      2_000_000,
      ['resource.loans.list.filters[0]: no index serves the filter "status" in the order "-created_at"'],
    ],
    ["[status, -created_at]}, {fields: [created_at]", 2_000_000, []],
    ["[status]}, {fields: [created_at]", 90_000, []],
    ["[created_at]", 90_000, ['resource.loans.list.filters[0]: no index serves the filter "status"']],
  ])("is served without its filters and with each of them: %s of %d rows", (fields, rows, expected) => {
    const text = open
      .replace("  - {fields: [borrower, -created_at]}", `  - {fields: ${fields}}`.replace("}, {", "}\n  - {"))
      .replace("expected_rows: 2000000", `expected_rows: ${rows}`);
    const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
    expect(findings.flatMap(({ code, path, message }) => (code === "BP208" ? [`${path}: ${message}`] : []))).toEqual(
      expected,
    );
  });
});
