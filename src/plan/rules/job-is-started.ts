import { startsByCause } from "./triggers.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const jobIsStarted = defineRule({
  code: "BP336",
  severity: "error",
  conventions: ["task-status"],
  summary: "an endpoint that answers with a job starts it",
  reason: "The Location would lead to a job that never is.",
  fix: "name the task in enqueues",
  good: `computed: {pin: four random digits}
enqueues: [task.loans.remind]`,
  bad: `computed: {pin: four random digits}
enqueues: none`,
  needsAll: true,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  const starts = startsByCause(ir.tasks);
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const started = endpoint.enqueues ?? (starts.get(endpoint.id) ?? []).map(([task]) => task);
    for (const { body, origin } of endpoint.responses) {
      const job = typeof body === "object" && "job" in body ? body.job : undefined;
      if (job !== undefined && !started.includes(job)) {
        yield { where: origin, message: `${job} is not among the tasks that it starts` };
      }
    }
  }
}
