import { at } from "../ir/field-ir.ts";
import type { NameIndex } from "../name-index.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

/** What any route of the contract may answer. */
const anywhere: Answers = [
  { status: 400, code: "malformed_json" },
  { status: 400, code: "bad_request" },
  { status: 401, code: "not_authenticated" },
  { status: 401, code: "invalid_token" },
  { status: 405, code: "method_not_allowed" },
  { status: 409, code: "idempotency_key_in_flight" },
  { status: 413, code: "payload_too_large" },
  { status: 415, code: "unsupported_media_type" },
  { status: 422, code: "validation_failed" },
  { status: 422, code: "idempotency_key_reused" },
  { status: 429, code: "rate_limited" },
  { status: 500, code: "internal_error" },
  { status: 503, code: "unavailable" },
];

const channelAnswers: Answers = [
  ...anywhere,
  { status: 200 },
  { status: 403, code: "permission_denied" },
  { status: 404, code: "not_found" },
];

export const edgeIsPossible = defineRule({
  code: "BP607",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case expects what its request or task can answer",
  reason: "An expectation that the plan does not provide for is a decision in the wrong place.",
  fix: "add the status, code or field to the plan, or correct the expectation",
  good: "expect: {status: 409, code: already_borrowed, rows",
  bad: "expect: {status: 409, code: already_lent, rows",
  needsAll: true,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { when, expect, origin } of ir.edges) {
    const request = when !== undefined && "request" in when ? (when.request ?? "") : "";
    const answers = answersOf(request, names);
    if (answers !== null && expect !== undefined) {
      yield* wrongStatus(request, expect.status, answers).map((message) => ({
        where: at(origin, "expect", "status"),
        message,
      }));
      yield* wrongCode(request, expect, answers).map((message) => ({ where: at(origin, "expect", "code"), message }));
    }
  }
}

type Answers = readonly { readonly status: number; readonly code?: string }[];

/** What a route may answer; null where too little of it is decided. */
function answersOf(request: string, names: NameIndex): Answers | null {
  if (request.startsWith("channel.")) {
    return channelAnswers;
  }
  const endpoint = names.endpoints.get(request);
  const isDecided = endpoint !== undefined && (endpoint.errors.length > 0 || endpoint.responses.length > 0);
  return isDecided ? [...endpoint.responses.map(({ status }) => ({ status })), ...endpoint.errors, ...anywhere] : null;
}

function wrongStatus(request: string, status: number | undefined, answers: Answers): readonly string[] {
  const isKnown = status === undefined || answers.some((answer) => answer.status === status);
  return isKnown ? [] : [`${request} never answers ${status}`];
}

function wrongCode(
  request: string,
  { status, code }: { readonly status?: number | undefined; readonly code?: string | undefined },
  answers: Answers,
): readonly string[] {
  const codes = answers
    .filter((answer) => status === undefined || answer.status === status)
    .flatMap((answer) => answer.code ?? []);
  const isKnown = code === undefined || codes.includes(code);
  return isKnown
    ? []
    : [`${request} has no error "${code}"${status === undefined ? "" : ` with ${status}`}${hint(code, codes)}`];
}
