import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import { hint } from "../hint.ts";
import { startsByCause } from "./triggers.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const startedInEdge = defineRule({
  code: "BP615",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case expects no task that its request or task does not start",
  reason: "The test could never pass: nothing of the plan puts that task into the queue.",
  fix: "name it in the `enqueues` of what is asked, or leave it out of what is expected",
  good: "expect: {status: 202, rows: {model.Loan: 1}, enqueued: [task.loans.remind]}",
  bad: "expect: {status: 202, rows: {model.Loan: 1}, enqueued: [task.loans.thank]}",
  needsAll: true,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const starts = startsByCause(ir.tasks);
  for (const { when, expect, origin } of ir.edges) {
    const id = askedIn(when);
    const source = names.endpoints.get(id) ?? names.tasks.get(id);
    const started = [...(starts.get(id) ?? []).map(([task]) => task), ...namedBy(source)];
    for (const [index, task] of listOf(expect?.enqueued).entries()) {
      if (source !== undefined && !started.includes(task)) {
        const message = `${id} does not start ${task}${hint(task, started)}`;
        yield { where: at(origin, "expect", "enqueued", index), message };
      }
    }
  }
}

function askedIn(when: RuleContext["ir"]["edges"][number]["when"]): string {
  const { request, task } = { request: undefined, task: undefined, ...when };
  return request ?? task ?? "";
}

type TaskIr = RuleContext["ir"]["tasks"][number];
type EndpointIr = RuleContext["ir"]["endpoints"][number];

function namedBy(source: TaskIr | EndpointIr | undefined): readonly string[] {
  const last = source !== undefined && "on_exhausted" in source ? source.on_exhausted : undefined;
  const rescue = last !== undefined && "enqueue" in last ? last.enqueue : undefined;
  return [...(source?.enqueues ?? []), ...(rescue === undefined ? [] : [rescue])];
}
