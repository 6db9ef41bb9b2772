import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const topics = "  topics: {type: many, to: model.Topic, related_name: loans}\n";
const nextOnly = "fallback: [next_provider, {stale_cache: 1h}, {error: {status: 503, code: catalogue_unavailable}}]";
const receipt = 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}, lock: row}';

/** What could be written and never be built: what stands in the sample, what takes its place, and what is found. */
const cases: readonly (readonly [what: string, from: string, to: string, found: string])[] = [
  [
    "an enum with a value twice",
    topics,
    `${topics}  extra: {type: enum, values: [a, b, a], default: a}\n`,
    "BP233 model.Loan.extra.values",
  ],
  [
    "more digits behind the point than there are",
    topics,
    `${topics}  extra: {type: decimal, precision: 2, scale: 5, null: true}\n`,
    "BP233 model.Loan.extra.scale",
  ],
  [
    "a pattern that is none",
    topics,
    `${topics}  extra: {type: string, max: 9, pattern: "([", null: true}\n`,
    "BP233 model.Loan.extra.pattern",
  ],
  [
    "an owner who is no person",
    "visible: {own: borrower}\nrequest: none",
    "visible: {own: branch}\nrequest: none",
    "BP338 endpoint.loans.give_back.visible.own",
  ],
  [
    "a scope that is no relation",
    "visible: {scope: branch}",
    "visible: {scope: status}",
    "BP338 endpoint.loans.open.visible.scope",
  ],
  [
    "a secret in an event",
    "events: {returned: shape.LoanView}",
    "events: {returned: {fields: {pin: {from: model.Loan.access_pin}}}}",
    "BP222 channel.loans.live.events.returned.fields.pin.from",
  ],
  [
    "a secret that can be guessed by filtering",
    "  filters: [status]",
    "  filters: [status, access_pin]",
    "BP222 resource.loans.list.filters[1]",
  ],
  [
    "a task after all routes of a resource",
    "trigger: {after: endpoint.loans.give_back}",
    "trigger: {after: resource.loans}",
    "BP340 task.loans.thank.trigger.after",
  ],
  [
    "an event of all routes of a resource",
    "[endpoint.loans.give_back]}\nreplay",
    "[resource.loans]}\nreplay",
    "BP340 channel.loans.live.sent_by.returned[0]",
  ],
  [
    "a deletion of nobody knows which rows",
    "calls: none\neffect: none\nenqueues",
    "calls: none\neffect: {delete: model.Loan}\nenqueues",
    "BP341 task.loans.scan.effect",
  ],
  [
    "a change of a row of another model",
    receipt,
    `effect: [${receipt.slice(8)}, {update: model.Book, set: {shelf_mark: A 1}}]`,
    "BP341 endpoint.loans.give_back.effect[1]",
  ],
  [
    "an update that is none",
    receipt,
    "effect: {update: model.Loan, lock: none}",
    "BP343 endpoint.loans.give_back.effect",
  ],
  [
    "a choice of the row that is created",
    "{create: model.Loan, set",
    "{create: model.Loan, where: \"status = 'lost'\", set",
    "BP343 endpoint.loans.open.effect.where",
  ],
  ["providers without an end", nextOnly, "fallback: [next_provider]", "BP429 service.catalogue.fallback"],
  [
    "a fallback behind what cannot fail",
    nextOnly,
    "fallback: [retry_later, next_provider]",
    "BP429 service.catalogue.fallback[1]",
  ],
  ["two providers of one name", "{name: second,", "{name: first,", "BP426 service.catalogue.providers[1].name"],
  [
    "a decision between one option",
    "options: {cursor: stable while others write, page: page numbers to jump to}",
    "options: {cursor: stable while others write}",
    "BP606 decision.loans.cursor.options",
  ],
  [
    "a parameter twice",
    "POST /loans/{id}/return",
    "POST /loans/{id}/{id}/return",
    "BP321 endpoint.loans.give_back.route",
  ],
  [
    "a parameter of a channel that nothing explains",
    "path: /loans/live",
    "path: /loans/{branch}/live",
    "BP314 channel.loans.live.path",
  ],
  [
    "steps of a migration that go back in time",
    "{phase: expand, deploy: 1, do: add_column",
    "{phase: expand, deploy: 2, do: add_column",
    "BP507 migration.books.shelf_mark.steps[1].deploy",
  ],
  [
    "an index over no column",
    "do: add_index, fields: [shelf_mark]",
    "do: add_index",
    "BP508 migration.books.shelf_mark.steps[2]",
  ],
  [
    "a channel without events",
    "events: {returned: shape.LoanView}\nsent_by: {returned: [endpoint.loans.give_back]}",
    "events: {}\nsent_by: {}",
    "BP428 channel.loans.live.events",
  ],
  [
    "tasks that rescue each other for ever",
    "on_exhausted: {dead: the branch looks at it on Mondays}",
    "on_exhausted: {enqueue: task.loans.thank}",
    "BP430 task.loans.thank.on_exhausted.enqueue",
  ],
];

it.each(cases)("%s is found", (_what, from, to, found) => {
  expect(sample.split(from).length).toBe(2);
  const { findings } = lintPlans(
    [
      readDocument(
        "plans/a.md",
        sample.replace(from, () => to),
      ),
    ],
    standardProject,
  );
  expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain(found);
});
