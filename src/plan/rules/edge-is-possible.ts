import { at } from "../ir/field-ir.ts";
import { hint } from "./references.ts";

/** What any route of the contract may answer. */
const anywhere = new Set([400, 401, 405, 413, 415, 422, 429, 500, 503]);
const keyCodes = new Set(["idempotency_key_reused", "idempotency_key_in_flight", "unavailable", "method_not_allowed", "payload_too_large", "unsupported_media_type", "malformed_json", "bad_request", "validation_failed"]);
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const edgeIsPossible = defineRule({
  code: "BP607",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case expects what its request or task can answer",
  reason: "An expectation that the plan does not provide for is a decision in the wrong place.",
  fix: "add the status, code or field to the plan, or correct the expectation",
  good: "expect: {status: 409, code: already_borrowed, rows",
  bad: "expect: {status: 409, code: already_lent, rows",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { when, expect, origin } of ir.edges) {
    const endpoint = when !== undefined && "request" in when ? names.endpoints.get(when.request ?? "") : undefined;
    if (endpoint === undefined || expect === undefined || (endpoint.errors.length === 0 && endpoint.responses.length === 0)) {
      continue;
    }
    const { status, code } = expect;
    const statuses = [...endpoint.responses.map((response) => response.status), ...endpoint.errors.map((error) => error.status)];
    if (status !== undefined && !statuses.includes(status) && !anywhere.has(status)) {
      yield { where: at(origin, "expect", "status"), message: `${endpoint.id} never answers ${status}` };
    }
    const codes = endpoint.errors.filter((error) => status === undefined || error.status === status).map((error) => error.code);
    if (code !== undefined && !codes.includes(code) && !keyCodes.has(code)) {
      yield { where: at(origin, "expect", "code"), message: `${endpoint.id} has no error "${code}"${status === undefined ? "" : ` with ${status}`}${hint(code, codes)}` };
    }
  }
}
