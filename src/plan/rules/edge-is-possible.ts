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
  good: "expect: {status: 409, code: already_borrowed, rows: {model.Loan: 1}}",
  bad: "expect: {status: 409, code: already_lent, rows: {model.Loan: 1}}",
  needsAll: true,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const events = ir.channels.flatMap((channel) => Object.keys(channel.events ?? {}));
  for (const { when, expect = {}, origin } of ir.edges) {
    if (when !== undefined && "parallel" in when && "times" in when) {
      const fix = "say the one that is meant; a case of its own has the other";
      yield { where: at(origin, "when", "times"), message: "requests are either parallel or one after another", fix };
    }
    const answers = when === undefined ? null : answersOf(when, names);
    for (const { key, ...report } of [...wrongAnswers(expect, answers), ...wrongCounts(when, expect)]) {
      yield { where: at(origin, "expect", key), ...report };
    }
    yield* (expect.events ?? [])
      .filter((event) => !events.includes(event))
      .map((event) => ({
        where: at(origin, "expect", "events", expect.events?.indexOf(event) ?? 0),
        message: `no channel has an event "${event}"${hint(event, events)}`,
      }));
  }
}

type EdgeIr = RuleContext["ir"]["edges"][number];
type When = NonNullable<EdgeIr["when"]>;
type Expect = NonNullable<EdgeIr["expect"]>;

interface Fault extends Pick<Report, "message" | "fix"> {
  readonly key: "status" | "statuses" | "code";
}

/** Statuses and codes that are never answered. */
function wrongAnswers(expect: Expect, answers: Answers | null): readonly Fault[] {
  if (answers === null) {
    return [];
  }
  const expected = statusesOf(expect);
  const key = expect.statuses === undefined ? "status" : "statuses";
  const unknown = expected.filter((status) => !answers.some((answer) => answer.status === status));
  const possible = answers.filter(({ status }) => expected.length === 0 || expected.includes(status));
  const codes = [...new Set(possible.flatMap(({ code }) => code ?? []))];
  const isKnown = expect.code === undefined || unknown.length > 0 || codes.includes(expect.code);
  return [
    ...unknown.map((status): Fault => ({
      key,
      message: answers.length === 0 ? "a task answers no status" : `nothing is ever answered with ${status}`,
    })),
    ...(isKnown ? [] : [wrongCode(expect, codes)]),
  ];
}

function wrongCode(expect: Expect, codes: readonly string[]): Fault {
  const code = expect.code ?? "";
  const status = statusesOf(expect).join(" or ");
  const message = `there is no error "${code}"${status === "" ? "" : ` with ${status}`}${hint(code, codes)}`;
  const isShort = codes.length > 0 && codes.length <= 6;
  return {
    key: "code",
    message,
    ...(isShort ? { fix: `write ${codes.join(" or ")}, or add the code to the plan` } : {}),
  };
}

/** How many answers there are, against how many requests. */
function wrongCounts(when: EdgeIr["when"], { status, statuses }: Expect): readonly Fault[] {
  const { times, parallel } = { times: undefined, parallel: undefined, ...when };
  const key = "statuses";
  if (statuses === undefined) {
    return [];
  }
  const requests = parallel ?? times ?? 1;
  const answers = Object.values(statuses).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return [
    ...(status === undefined
      ? []
      : [{ key, message: "`status` is that of every answer", fix: "leave `status` out" } as const]),
    ...(answers === requests
      ? []
      : [{ key, message: `${answers} answers to ${requests} requests`, fix: "let the counts add up" } as const]),
  ];
}

function statusesOf({ status, statuses }: Expect): readonly number[] {
  return [...(status === undefined ? [] : [status]), ...Object.keys(statuses ?? {}).map(Number)];
}

type Answers = readonly { readonly status: number; readonly code?: string }[];

/** What is answered; nothing by a task, and null where too little is decided. */
function answersOf(when: When, names: NameIndex): Answers | null {
  const request = "request" in when ? (when.request ?? "") : "";
  if (request === "" || request.startsWith("channel.")) {
    return request === "" ? [] : channelAnswers;
  }
  const endpoint = names.endpoints.get(request);
  const isDecided = endpoint !== undefined && (endpoint.errors.length > 0 || endpoint.responses.length > 0);
  return isDecided ? [...endpoint.responses.map(({ status }) => ({ status })), ...endpoint.errors, ...anywhere] : null;
}
