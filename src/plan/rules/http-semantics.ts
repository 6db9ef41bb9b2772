import type { ResponseIr } from "../ir/endpoint-ir.ts";
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
  for (const { method, request, responses, origin, resource } of ir.endpoints) {
    const hasNoBody = method === "GET" || method === "DELETE";
    if (resource === undefined && hasNoBody && request !== undefined && request !== "none") {
      yield { where: at(origin, "request"), message: `a ${method} carries no body` };
    }
    for (const { status, body, origin: where } of responses) {
      const message = body === undefined ? null : misfit(status, body);
      if (message !== null) {
        yield { where, message };
      }
    }
  }
}

function misfit(status: number, body: NonNullable<ResponseIr>): string | null {
  if (status === 204 && body !== "none") {
    return "a 204 carries no body";
  }
  const isJob = typeof body === "object" && "job" in body;
  return status === 202 && !isJob ? "a 202 says which job goes on: {job: task.x}" : null;
}
