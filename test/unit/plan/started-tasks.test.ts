import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const scan = "enqueues: [task.loans.remind]\ncomputed: {loan: each loan that is due within a day}\n";

function found(code: string, text: string): readonly string[] {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  return findings.flatMap((finding) => (finding.code === code ? [`${finding.path}: ${finding.message}`] : []));
}

/** The task `remind` of the sample with another input, still started by a route of loans and by a tick. */
function remind(input: string): string {
  return sample.replace(
    "input: {loan: model.Loan}\nidempotency: {key: [loan]}\nretry: {on",
    () => `${input}\nretry: {on`,
  );
}

describe("what a task is started with", () => {
  it.each([
    ["a row of the route and a value that is computed", "input: {loan: model.Loan}\nidempotency: {key: [loan]}", []],
    [
      "a row that nobody has",
      "input: {loan: model.Loan, topic: model.Topic}\nidempotency: {key: [loan]}",
      [
        'endpoint.loans.open.enqueues[0]: endpoint.loans.open has no "topic" to start task.loans.remind with',
        'task.loans.scan.enqueues[0]: task.loans.scan has no "topic" to start task.loans.remind with',
      ],
    ],
    [
      "a value that is a field of the row, and of nothing that a tick has",
      "input: {loan: model.Loan, due_at: datetime}\nidempotency: {key: [loan]}",
      ['task.loans.scan.enqueues[0]: task.loans.scan has no "due_at" to start task.loans.remind with'],
    ],
    [
      "the person who asks",
      "input: {loan: model.Loan, user: model.User}\nidempotency: {key: [loan]}",
      ['task.loans.scan.enqueues[0]: task.loans.scan has no "user" to start task.loans.remind with'],
    ],
  ])("is %s", (_case, input, expected) => {
    expect(found("BP427", remind(input))).toEqual(expected);
  });

  it("is asked for where the task says what it comes after, and of the task that rescues another", () => {
    const told = sample.replace(scan, "");
    expect(found("BP427", told)).toEqual([
      'task.loans.remind.trigger[1].after: task.loans.scan has no "loan" to start task.loans.remind with',
    ]);
    const rescued = sample.replace(
      "on_exhausted: {dead: the metric of missing reminders shows it}",
      "on_exhausted: {enqueue: task.loans.thank}",
    );
    expect(found("BP427", rescued)).toEqual([]);
    expect(found("BP427", rescued.replace(scan, "enqueues: [task.loans.remind]\n"))).toHaveLength(2);
  });

  it("is not asked for before it is decided what the start changes", () => {
    const open = sample.replace(`effect: none\n${scan}`, 'effect: "???"\nenqueues: [task.loans.remind]\n');
    expect(found("BP427", open)).toEqual([]);
  });
});

describe("what a channel sends", () => {
  it("has a sender for each event, and an event for each sender", () => {
    const two = sample.replace(
      "events: {returned: shape.LoanView}",
      "events: {returned: shape.LoanView, lost: shape.LoanView}",
    );
    expect(found("BP428", two)).toEqual(['channel.loans.live.events.lost: nothing sends "lost"']);
    const typo = sample.replace("sent_by: {returned:", "sent_by: {retruned:");
    expect(found("BP428", typo)).toContain(
      'channel.loans.live.sent_by.retruned: there is no event "retruned"; did you mean "returned"?',
    );
  });

  it("is sent by something that is there", () => {
    const dangling = sample.replace("[endpoint.loans.give_back]}", "[endpoint.loans.giveback]}");
    expect(found("BP107", dangling)).toEqual([
      'channel.loans.live.sent_by.returned[0]: there is no "endpoint.loans.giveback"; did you mean "endpoint.loans.give_back"?',
    ]);
  });
});
