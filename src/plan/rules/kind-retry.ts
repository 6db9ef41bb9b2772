import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const kindRetry = defineRule({
  code: "BP412",
  severity: "error",
  conventions: ["retries"],
  summary: "retries wait longer each time, up to a cap, with jitter",
  reason: "A thousand clients that retry at the same moment keep down what just went down.",
  fix: "give backoff: exponential, a cap, and jitter: true",
  good: "retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 10m, jitter: true}",
  bad: "retry: {on: [service.mail, timeout], max: 5, backoff: exponential, cap: 10m, jitter: false}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { retry, origin } of [...ir.tasks, ...ir.services]) {
    if (typeof retry === "object" && "jitter" in retry && retry.jitter === false) {
      yield {
        where: at(origin, "retry", "jitter"),
        message: "all who failed together retry together",
        replacement: "true",
      };
    }
  }
}
