import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { parse } from "../../../src/plan/values/parse.ts";

function plan(values: string, rest: Readonly<Record<string, string>> = {}): string {
  const { where = "team.owner = me and status = 'pending'", check = "attempts >= 0" } = rest;
  return `---
plan: 1
id: invitations
title: Invitations
status: draft
target: any
---
\`\`\`yaml plan:model
id: model.Team
expected_rows: 10
fields:
  owner: {type: ref, to: model.User, on_delete: cascade, related_name: teams, set_by: server}
dedup: none
indexes: none
constraints: none
queries: none
\`\`\`

\`\`\`yaml plan:model
id: model.Invitation
expected_rows: 10
fields:
  team: {type: ref, to: model.Team, on_delete: cascade, related_name: invitations, set_by: server}
  invited_by: {type: ref, to: model.User, on_delete: cascade, related_name: none, set_by: server}
  email: {type: email}
  token_hash: {type: sha256, null: true, sensitive: true, set_by: server}
  status: {type: enum, values: [pending, accepted], default: pending, set_by: server}
  scan: {type: enum, values: [clean, infected], null: true, set_by: server}
  note: {type: string, max: 20, null: true, set_by: server}
  attempts: {type: integer, min: 0, default: 0, set_by: server}
  payload: {type: json, null: true, set_by: server}
  is_open: {type: boolean, default: true, set_by: server}
  expires_at: {type: datetime, null: true, set_by: server}
  day: {type: date, null: true, set_by: server}
  price: {type: decimal, precision: 5, scale: 2, null: true, set_by: server}
dedup: none
indexes: none
constraints: [{check: ${JSON.stringify(check)}, name: attempts_positive}]
queries:
  mine: {where: ${JSON.stringify(where)}, loads: none}
\`\`\`

\`\`\`yaml plan:service
id: service.scanner
providers: [{name: main, kind: http, settings: none}]
deadline: 10s
retry: {none: it is asked once}
breaker: {none: it is asked rarely}
fallback: [retry_later]
idempotency: {none: it only reads}
validates: shape.Verdict
\`\`\`

\`\`\`yaml plan:shape
id: shape.Verdict
fields:
  verdict: {type: enum, values: [clean, infected]}
\`\`\`

\`\`\`yaml plan:endpoint
id: endpoint.invitations.change
route: POST /invitations/{id}/change
auth: user
visible: {query: mine}
request: {fields: {label: {type: string, max: 20}, count: {type: integer}, until: {type: datetime}}}
response: {204: none}
errors: [{status: 404, code: not_found, when: there is none}]
transaction: {none: a call stands between}
idempotency: natural
calls: [service.scanner]
computed: {token: 32 random bytes in hexadecimal digits}
effect: {update: model.Invitation, set: ${values}, lock: row}
\`\`\`
`;
}

function findingsIn(text: string): readonly string[] {
  return lintPlans([readDocument("plans/0001-a.md", text)], standardProject)
    .findings.filter(({ code }) => code === "BP228" || code === "BP334")
    .map(({ code, message }) => `${code} ${message}`);
}

describe("values that are set", () => {
  it.each([
    "{status: accepted, scan: result.verdict}",
    "{scan: null, note: null}",
    "{invited_by: me, team: input.id.team}",
    "{expires_at: now, day: today}",
    "{expires_at: now + 7d}",
    "{expires_at: input.until - 90m}",
    '{expires_at: "2026-03-01T09:30:00Z", day: "2026-03-01"}',
    '{attempts: "attempts + input.count"}',
    '{attempts: "1 + attempts", price: "price * attempts"}',
    "{email: lower(team.owner.email), token_hash: sha256(computed.token)}",
    "{note: input.label}",
    "{note: mail_unavailable}",
    "{note: me and you}",
    "{note: \"'now'\"}",
    '{payload: computed.token, is_open: "attempts > 3"}',
    '{price: "999.99"}',
  ])("takes %s", (values) => {
    expect(findingsIn(plan(values))).toEqual([]);
  });

  it.each([
    ["{expires_at: tomorrowish}", '"tomorrowish" is no datetime that "expires_at" can have'],
    ["{invited_by: 42}", '42 is no id that "invited_by" can have'],
    ["{email: true}", 'true is no email that "email" can have'],
    ["{attempts: lots}", '"lots" is no integer that "attempts" can have'],
    ["{attempts: -1}", '-1 is no integer that "attempts" can have'],
    ["{payload: 7}", '7 is no json that "payload" can have'],
    ["{status: Pending}", '"Pending" is none of pending, accepted; did you mean "pending"?'],
    ["{scan: verdict}", '"verdict" is none of clean, infected'],
    ["{scan: result.verdikt}", 'there is no "result.verdikt"; did you mean "verdict"?'],
    ["{expires_at: now + 7 days}", '"now + 7 days" is no datetime that "expires_at" can have'],
    ["{expires_at: now + 7}", '"now" + 7 cannot be calculated'],
    ["{invited_by: caller}", '"caller" is no id that "invited_by" can have'],
    ["{invited_by: input.id}", '"invited_by" is a ref, and gets model.Invitation'],
    ["{team: invitation.team}", '"invitation.team" is no id that "team" can have'],
    ["{note: now}", '"note" is a string, and gets a moment'],
    ["{note: input.labl}", 'there is no "input.labl"; did you mean "label"?'],
    ["{note: uppr(input.label)}", '"uppr" is none of lower, length, sha256, coalesce'],
    ["{note: more than twenty characters}", '"more than twenty characters" is no string that "note" can have'],
    ["{attempts: null}", '"attempts" may not be null'],
    ["{price: 1000}", '1000 is no decimal that "price" can have'],
    ["{day: now}", '"day" is a date, and gets a moment'],
    ["{atempts: 1}", 'model.Invitation has no field "atempts"; did you mean "attempts"?'],
  ])("refuses %s", (values, message) => {
    expect(findingsIn(plan(values))).toEqual([`BP334 ${message}`]);
  });
});

function lintQuery(where: string): readonly string[] {
  return findingsIn(plan("{status: accepted}", { where }));
}

function lintCheck(check: string): readonly string[] {
  return findingsIn(plan("{status: accepted}", { check }));
}

describe("conditions", () => {
  it.each([
    "status = 'pending' and expires_at > now or not (attempts >= 3)",
    "team.owner = me and me.is_staff",
    "team.invitations.status in ('pending', 'accepted')",
    "lower(email) like '%@example.com'",
    "expires_at between now - 7d and now",
    "is_open = (note is not null)",
  ])("takes %s", (where) => {
    expect(lintQuery(where)).toEqual([]);
  });

  it.each([
    ["people who administer it", '"people who administer it" is no condition'],
    ["foo.bar = baz", 'model.Invitation has no relation "foo"'],
    ["team.onwer = me", 'model.Team has no field "onwer"; did you mean "owner"?'],
    ["status = 'pendin'", '"status" is never \'pendin\'; did you mean "pending"?'],
    ["attempts = 'many'", "\"attempts\" is never 'many'"],
    ["attempts = now", '"attempts" and "now" cannot be compared'],
    ["input.user = team.owner", '"input" means nothing here: there is no input'],
    ["attempts", '"attempts" is neither true nor false'],
    ["status.name = 'x'", '"status" is no relation, so it has no "name"'],
  ])("refuses %s", (where, message) => {
    expect(lintQuery(where)).toEqual([`BP228 ${message}`]);
  });

  it("knows no caller and no clock in a check", () => {
    expect(lintCheck("expires_at > now")).toEqual([
      'BP228 "now" means nothing here: it is decided once, not at some moment',
    ]);
    expect(lintCheck("invited_by = me")).toEqual(['BP228 "me" means nothing here: nobody is signed in']);
  });

  it("gives up on what is nested too deeply", () => {
    expect(parse(`${"(".repeat(10_000)}a = 1`)).toBeNull();
    expect(parse(`${"not ".repeat(10_000)}a`)).toBeNull();
  });
});

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");

/** What an edit of the sample makes the linter say. */
function codesOf(from: string, to: string): readonly string[] {
  const text = sample.replace(from, () => to);
  expect(text).not.toBe(sample);
  const { findings } = lintPlans([readDocument("plans/0001-sample.md", text)], standardProject);
  return findings.map(({ code, message }) => `${code} ${message}`);
}

describe("who writes a field", () => {
  it("is the caller for the owner of a new row, whatever the defaults", () => {
    const { ir } = lintPlans([readDocument("plans/0001-sample.md", sample)], standardProject);
    const create = ir.endpoints.find(({ id }) => id === "resource.loans.create");
    expect(create?.sets).toEqual({ borrower: "me" });
    expect(create?.writes).not.toContain("borrower");
    expect(codesOf("write: all}", "write: [branch, borrower, title_text, due_at, access_pin]}")).toContain(
      'BP311 "borrower" is set by the server',
    );
    expect(codesOf("related_name: loans}\n  handled_by", "related_name: loans, set_by: client}\n  handled_by")).toEqual(
      [],
    );
  });

  it("is the server where an effect sets it, unless the field says otherwise", () => {
    expect(codesOf("due_at: {type: datetime, set_by: client}", "due_at: {type: datetime}")).toContain(
      'BP311 "due_at" is set by the server',
    );
  });

  it("leaves nothing that a row needs unsaid", () => {
    expect(codesOf("due_at: now + 21d, access_pin: computed.pin, ", "")).toEqual([
      'BP337 nothing says what a new model.Loan gets for "due_at", "access_pin"',
    ]);
    expect(codesOf("write: all}", "write: [branch, title_text]}")).toContain(
      'BP337 nothing says what a new model.Loan gets for "due_at", "access_pin"',
    );
  });

  it("holds a lock wherever the old value stands in the new one", () => {
    expect(codesOf('"reminders + 1"}, lock: row}\nenqueues', '"1 + reminders"}}\nenqueues')).toEqual([
      'BP330 the new "reminders" follows from the old, and nothing is locked',
    ]);
  });

  it("is nobody where rows have an owner and nobody is signed in", () => {
    expect(
      codesOf("auth: user\nvisible: {own: borrower}\nrequest", "auth: public\nvisible: {own: borrower}\nrequest"),
    ).toContain("BP338 nobody is signed in, so no row is theirs");
    expect(codesOf("visible: {own: borrower}\nrequest", "visible: {query: overdue}\nrequest")).toEqual([
      'BP338 the query takes "branch", and nothing gives it one',
    ]);
  });
});

describe("edge cases", () => {
  const body = "body: {branch: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0001, title_text: Emma, due_at: now + 7d";
  const params = "params: {id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}";
  const refused = "expect: {status: 409, code: already_borrowed, rows: {model.Loan: 1}}";

  it.each([
    [params, "query: {bar: 1}", 'BP614 params lacks "id"', 'BP614 query takes no "bar"'],
    [params, "params: {id: nope}", 'BP614 "nope" is no id that "id" can have'],
    [params, `${params.slice(0, -1)}, foo: 1}`, 'BP614 params takes no "foo"'],
    [body, "body: {due_at: now + 7d", 'BP614 body lacks "branch", "title_text"'],
    [body, body.replace("now + 7d", "7 days ago"), 'BP614 "7 days ago" is no datetime that "due_at" can have'],
    [
      body,
      body.replace("title_text", "titel_text"),
      'BP614 body lacks "title_text"',
      'BP614 body takes no "titel_text"; did you mean "title_text"?',
    ],
    [
      "status: returned, id",
      "due_at: banana, status: returned, id",
      'BP608 "banana" is no datetime that "due_at" can have',
    ],
    [refused, "expect: {statuses: {409: 2}}", "BP607 2 answers to 1 requests"],
    [refused, "expect: {status: 413, code: too_large}", 'BP607 there is no error "too_large" with 413'],
    [
      refused,
      "expect: {status: 409, events: [retruned]}",
      'BP607 no channel has an event "retruned"; did you mean "returned"?',
    ],
  ])("with %s as %s are refused", (from, to, ...messages) => {
    expect(codesOf(from, to)).toEqual(messages);
  });

  it("of a task give its input, and expect no status", () => {
    const ran = "when: {task: task.loans.thank, input: {loen: 1}}\nexpect: {status: 200}";
    const [from = ""] = /when: \{request: endpoint.loans.give_back[^\n]*\nexpect[^\n]*/.exec(sample) ?? [];
    expect(codesOf(from, ran)).toEqual([
      'BP614 input lacks "loan"',
      'BP614 input takes no "loen"; did you mean "loan"?',
      "BP607 a task answers no status",
    ]);
  });

  it("say which answers there are where requests meet", () => {
    const parallel = `${params}, parallel: 2}\nexpect: {statuses: {200: 1, 409: 1}, code: already_returned}`;
    const [from = ""] = /params: \{id: 6f0c[^\n]*\nexpect[^\n]*/.exec(sample) ?? [];
    expect(codesOf(from, parallel)).toEqual([]);
    expect(codesOf(from, parallel.replace("parallel: 2", "parallel: 2, times: 3"))).toEqual([
      "BP607 requests are either parallel or one after another",
    ]);
  });

  it("may send what is wrong where that is refused", () => {
    expect(
      codesOf(
        body + ', access_pin: "1234"}}\nexpect: {status: 409, code: already_borrowed',
        "body: {title: 7}}\nexpect: {status: 422, code: validation_failed",
      ),
    ).toEqual([]);
  });
});
