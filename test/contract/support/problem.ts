import { STATUS_CODES } from "node:http";
import { expect } from "vitest";
import type { Reply } from "./client.ts";

/** Every problem code of the contract: its status and its one sentence. */
export const problems = {
  malformed_json: [400, "The request body is not valid JSON."],
  bad_request: [400, "The request could not be understood."],
  not_authenticated: [401, "Authentication is required."],
  invalid_token: [401, "The access token is not valid."],
  invalid_credentials: [401, "The e-mail or the password is wrong."],
  invalid_refresh_token: [401, "The refresh token is not valid."],
  refresh_token_reused: [401, "The refresh token was already used."],
  permission_denied: [403, "You are not allowed to do this."],
  not_found: [404, "The resource does not exist."],
  method_not_allowed: [405, "The method is not allowed here."],
  email_taken: [409, "The e-mail is already registered."],
  export_failed: [409, "The export failed."],
  export_not_ready: [409, "The export is not ready yet."],
  idempotency_key_in_flight: [409, "A request with this idempotency key is still running."],
  payload_too_large: [413, "The request body is too large."],
  unsupported_media_type: [415, "The request body must be application/json."],
  validation_failed: [422, "The request is not valid."],
  idempotency_key_reused: [422, "The idempotency key was used for another request."],
  rate_limited: [429, "Too many requests."],
  unavailable: [503, "The service is not available right now."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

const fieldDetails = {
  required: "This field is required.",
  unknown: "This field is not known.",
  type: "This value has the wrong type.",
  format: "This value has the wrong format.",
  choice: "This value is not one of the choices.",
  too_short: "This value is too short.",
  too_long: "This value is too long.",
  too_small: "This value is too small.",
  too_large: "This value is too large.",
  invalid: "This value is not valid.",
} as const;

export type FieldCode = keyof typeof fieldDetails;

/** RFC 9110 renamed what Node still calls by older names. */
const phrases: Record<number, string> = { 413: "Content Too Large", 422: "Unprocessable Content" };

/** Asserts that the reply is exactly the problem of this code, with nothing else in it. */
export function expectProblem(reply: Reply, code: Exclude<ProblemCode, "validation_failed">): void {
  expect(withoutRequestId(reply), reply.text).toEqual(problemOf(code));
  if (reply.status === 401) {
    const challenge = code === "invalid_token" ? 'Bearer error="invalid_token"' : "Bearer";
    expect(reply.headers["www-authenticate"]).toBe(challenge);
  }
}

/** Asserts a 422 that names exactly these faults: pointer → code. */
export function expectInvalid(reply: Reply, faults: Readonly<Record<string, FieldCode>>): void {
  const errors = Object.entries(faults)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([pointer, code]) => ({ pointer, code, detail: fieldDetails[code] }));
  expect(withoutRequestId(reply), reply.text).toEqual({ ...problemOf("validation_failed"), errors });
}

function problemOf(code: ProblemCode): object {
  const [status, detail] = problems[code];
  return { type: "about:blank", title: phrases[status] ?? STATUS_CODES[status], status, code, detail };
}

function withoutRequestId(reply: Reply): object {
  expect(reply.headers["content-type"], reply.text).toMatch(/^application\/problem\+json(; ?charset=utf-8)?$/i);
  const { requestId, ...rest } = reply.body as Record<string, unknown>;
  expect(requestId).toBe(reply.headers["x-request-id"]);
  expect(reply.status).toBe(rest["status"]);
  return rest;
}
