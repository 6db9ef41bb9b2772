import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { aftersOf } from "./triggers.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const oneRoute = defineRule({
  code: "BP340",
  severity: "error",
  summary: "what is asked for, comes before or sends is one route",
  reason: "A resource is up to five routes, and it is not all of them that start a task or are asked for in a test.",
  fix: "name the operation, as in resource.loans.create",
  good: 'when: {request: resource.loans.create, as: me, body: {branch: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0001, title_text: Emma, due_at: now + 7d, access_pin: "1234"}}',
  bad: 'when: {request: resource.loans, as: me, body: {branch: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0001, title_text: Emma, due_at: now + 7d, access_pin: "1234"}}',
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  const resources = new Set(ir.resources.map(({ id }) => id));
  for (const { name, where } of namedIn(ir)) {
    if (resources.has(name)) {
      yield { where, message: `${name} is several routes` };
    }
  }
}

function* namedIn(ir: RuleContext["ir"]): Iterable<{ readonly name: string; readonly where: Origin }> {
  for (const task of ir.tasks) {
    yield* aftersOf(task).map(({ name, path }) => ({ name, where: at(task.origin, ...path) }));
  }
  for (const { when, origin } of ir.edges) {
    const { request = "" } = { request: "", ...when };
    yield { name: request, where: at(origin, "when", "request") };
  }
  for (const { sent_by: senders = {}, origin } of ir.channels) {
    for (const [event, sources = []] of Object.entries(senders)) {
      yield* sources.map((name, index) => ({ name, where: at(origin, "sent_by", event, index) }));
    }
  }
}
