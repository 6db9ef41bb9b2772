import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const httpSemantics = defineRule({
  code: "BP319",
  severity: "error",
  conventions: ["task-status"],
  summary: "method, status and body fit each other",
  reason: "Clients and proxies rely on HTTP: a GET with a body loses it, a 204 has none.",
  fix: "change the method, the status or the body",
  good: "response: {204: none}",
  bad: "response: {204: shape.LoanView}",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    if ((endpoint.method === "GET" || endpoint.method === "DELETE") && endpoint.request !== undefined && endpoint.request !== "none") {
      yield { where: at(endpoint.origin, "request"), message: `a ${endpoint.method} carries no body` };
    }
    for (const { status, body, origin } of endpoint.responses) {
      if (body !== undefined && status === 204 && body !== "none") {
        yield { where: origin, message: "a 204 carries no body" };
      }
      if (body !== undefined && status === 202 && !(typeof body === "object" && "job" in body)) {
        yield { where: origin, message: "a 202 says which job goes on: {job: task.x}" };
      }
    }
  }
}
