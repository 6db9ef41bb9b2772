import type { AuthIr, ErrorIr, Method } from "./endpoint-ir.ts";
import type { InputKind } from "./input-of.ts";
import type { Origin } from "./origin.ts";

export interface ErrorSource {
  readonly auth: AuthIr;
  readonly method: Method | undefined;
  readonly input: InputKind;
  readonly origin: Origin;
}

/** What the contract answers on any route of this kind. */
export function deriveErrors({ auth, method, input, origin }: ErrorSource): ErrorIr[] {
  const error = (status: number, code: string, when: string): ErrorIr => ({
    status,
    code,
    when,
    derived: true,
    origin,
  });
  const needsRight = auth === "staff" || typeof auth === "object";
  return [
    ...(auth === "public"
      ? []
      : [
          error(401, "not_authenticated", "no access token"),
          error(401, "invalid_token", "the access token is not valid"),
        ]),
    ...(needsRight ? [error(403, "permission_denied", "signed in, not allowed")] : []),
    ...(method === "GET" || input === "none" ? [] : [error(400, "malformed_json", "the body is no JSON text")]),
    ...(input === "file"
      ? [
          error(413, "payload_too_large", "the file is larger than its field allows"),
          error(415, "unsupported_media_type", "the file is of none of its field's types"),
        ]
      : []),
    ...(input === "none" ? [] : [error(422, "validation_failed", "the request breaks a rule")]),
    error(429, "rate_limited", "too many requests"),
  ];
}
