import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");

/** What is said about the sample after an edit: message and fix of the first finding. */
function said(before: string, after: string): { readonly message: string; readonly fix: string } {
  const text = sample.replace(before, () => after);
  expect(text).not.toBe(sample);
  const [first] = lintPlans([readDocument("plans/a.md", text)], standardProject).findings;
  return { message: first?.message ?? "", fix: first?.fix ?? "" };
}

describe("the message about a value", () => {
  it.each([
    ["filters: [status]", "filters: team", '"team" is not one of none, [name, …]'],
    ["limit: 30/minute}", "limit: 5 per hour}", '"5 per hour" must be a count and a window, as in 10/minute'],
    [
      "rate_limit: {per: address, limit: 30/minute}",
      "rate_limit: 5 per hour",
      '"5 per hour" is not one of default, {per: user or address, limit: rate}',
    ],
    [
      "on: [service.mail, timeout]",
      "on: [http_500]",
      '"http_500" is not one of timeout, connection, rate_limited, unavailable, lock_not_available, serialization_failure, service.…',
    ],
    ["on: [service.mail, timeout]", "on: [timeuot]", 'did you mean "timeout"?'],
    [
      "input: {loan: model.Loan}",
      "input: {loan: string}",
      '"string" is not one of uuid, integer, boolean, date, datetime, slug, sha256, model.…, {type: string, max: whole number from 1}',
    ],
    [
      "status: {from: model.Loan.status}",
      "status: integer",
      '"integer" is not one of {from: model.Name.field}, {is: shape.… or model.…}, {each: shape.… or model.… or model.Name.field or field, max_items: whole number from 1 to 1000}, {type: …}',
    ],
    ["opened_on: {type: date}", "opened_on: date", '"date" is not {type: …}'],
    ["timeout: {soft: 30s, hard: 45s}", "timeout: 30s", '"30s" is not {soft: duration, hard: duration}'],
    ["key: [loan]", "key: loan", '"loan" is not [name, …]'],
    ["expected_rows: 500\n", "expected_rows: 5 million\n", '"5 million" is not a whole number from 0'],
    ["heartbeat: 15s", "heartbeat: 15", "15 is not a duration"],
    ["indexes: [{fields: [shelf_mark]}]", "indexes: [shelf_mark]", '"shelf_mark" is not {fields: [sort-key, …]}'],
    ["related_name: loans", "related_name: Loans", '"Loans" must be snake_case'],
    ["trigger: [{after: endpoint.loans.open}, {after: task.loans.scan}]", "trigger: manul", 'did you mean "manual"?'],
  ])("%s → %s", (before, after, message) => {
    expect(said(before, after).message).toContain(message);
  });

  it.each([
    ["opened_on: {type: date}", "opened_on: date", "write {type: date}"],
    ["status: {from: model.Loan.status}", "status: integer", "write {type: integer, min: 0}"],
    ["status: {from: model.Loan.status}", "status: 5", 'write one of the forms, which "explain body-field" shows'],
    ["opened_on: {type: date}", "opened_on: decimal(12,2)", "write {type: decimal, precision: 12, scale: 2}"],
    [
      "trigger: {after: endpoint.loans.give_back}",
      "trigger: {after: endpoint.loans.give_back, cron: 5}",
      "use one of after, schedule, timezone, overlap, every",
    ],
    [
      "status: {from: model.Loan.status}",
      "status: {list: integer}",
      "say one of {from: model.Name.field}, {is: shape.… or model.…}",
    ],
    ["opened_on: {type: date}", "opened_on: {max: 5}", "add type, string or text or slug"],
    ["opened_on: {type: date}", "opened_on: {type: date, nullable: true}", 'write "null"'],
    ["message: {type: string, max: 500}", "message: {type: text, maxlen: 80}", 'write "max"'],
    [
      "opened_on: {type: date}",
      "opened_on: {type: date, choices: 3}",
      "use one of type, null, default, unique, set_by, sensitive, existing, renamed_from, note",
    ],
    ["alarm: {above: 10, for: 1h}", "alarm: {above: 10}", "say {above: 0.05, for: 5m} or {none: why}"],
  ])("names a fix that leads on: %s → %s", (before, after, fix) => {
    expect(said(before, after).fix).toContain(fix);
  });

  it("sends nobody to a file that a project does not have", () => {
    for (const [before, after] of [
      ["type: counter", "type: 5"],
      ["max_per_caller: 3", "max_per_caller: many"],
      ["```yaml plan:metric", "```yaml plan:gadget"],
    ] as const) {
      expect(said(before, after).fix).not.toContain("docs/");
    }
  });
});

describe("the name of a question", () => {
  it.each(["tax-rounding", "webhook_delivery.dedup", "orders.tax.rounding"])("may be question.%s", (name) => {
    const text = sample
      .replace("id: question.fines", `id: question.${name}`)
      .replace("answer: It grows every day up to the price of the book.", "answer: none")
      .replace("expected_rows: 500\n", `expected_rows: {open: question.${name}}\n`);
    const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
    expect(findings.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });
});
