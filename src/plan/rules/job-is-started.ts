import { startedBy } from "./triggers.ts";
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
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    for (const { body, origin } of endpoint.responses) {
      const job = typeof body === "object" && "job" in body ? body.job : undefined;
      const isStarted =
        endpoint.enqueues === undefined
          ? startedBy(ir, endpoint.id).includes(job ?? "")
          : endpoint.enqueues.includes(job ?? "");
      if (job !== undefined && !isStarted) {
        yield { where: origin, message: `${job} is not among the tasks that it starts` };
      }
    }
  }
}
