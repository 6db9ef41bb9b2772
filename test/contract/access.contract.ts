import { beforeAll, describe, expect, test } from "vitest";
import { signUp, staffCaller, type Account } from "./support/accounts.ts";
import { newCaller, send, type Caller } from "./support/client.ts";
import { finished } from "./support/jobs.ts";
import { expectProblem, type ProblemCode } from "./support/problem.ts";
import { nameOf, pathOf, routes, type Route } from "./support/routes.ts";
import { jobShape } from "./support/shapes.ts";
import { has } from "./support/target.ts";

type Who = "anonymous" | "owner" | "other" | "staff";
type Outcome = number | Exclude<ProblemCode, "validation_failed">;

/** What each kind of caller gets at the owner's resources. A route that is missing here fails the test below. */
const matrix: Readonly<Record<string, Readonly<Record<Who, Outcome>>>> = {
  "GET /api/v1/auth/me": { anonymous: "not_authenticated", owner: 200, other: 200, staff: 200 },
  "PATCH /api/v1/auth/me": { anonymous: "not_authenticated", owner: 200, other: 200, staff: 200 },
  "GET /api/v1/users": {
    anonymous: "not_authenticated",
    owner: "permission_denied",
    other: "permission_denied",
    staff: 200,
  },
  "GET /api/v1/users/{id}": { anonymous: "not_authenticated", owner: 200, other: "not_found", staff: 200 },
  "GET /api/v1/jobs/{id}": { anonymous: "not_authenticated", owner: 200, other: "not_found", staff: "not_found" },
  "POST /api/v1/exports": { anonymous: "not_authenticated", owner: 202, other: 202, staff: 202 },
  "GET /api/v1/exports/{id}": { anonymous: "not_authenticated", owner: 200, other: "not_found", staff: "not_found" },
};

const guarded = routes.filter((route) => route.policy !== "public");

describe.runIf(has("auth"))("who may do what", () => {
  let owner: Account;
  let callers: Record<Who, Caller>;
  let jobId: string | undefined;

  beforeAll(async () => {
    owner = await signUp();
    const other = await signUp();
    callers = { anonymous: newCaller(), owner: owner.caller, other: other.caller, staff: await staffCaller() };
    if (has("tasks")) {
      const reply = await send(owner.caller, "POST", "/api/v1/exports", { json: {} });
      jobId = jobShape.parse(reply.body).id;
      expect((await finished(owner.caller, jobId)).status).toBe("succeeded");
    }
  });

  const ownersPath = (route: Route): string =>
    pathOf(route, route.path.startsWith("/api/v1/users") ? owner.user.id : jobId);

  test("the matrix names every guarded route", () => {
    expect(Object.keys(matrix)).toEqual(expect.arrayContaining(guarded.map(nameOf)));
  });

  test.each(guarded.map((route) => [nameOf(route), route] as const))("%s", async (name, route) => {
    for (const [who, outcome] of Object.entries(matrix[name] ?? {}) as [Who, Outcome][]) {
      const call = route.method === "GET" ? {} : { json: route.method === "PATCH" ? {} : route.body };
      const reply = await send(callers[who], route.method, ownersPath(route), call);
      if (typeof outcome === "number") {
        expect(reply.status, `${who}: ${reply.text}`).toBe(outcome);
      } else {
        expectProblem(reply, outcome);
      }
    }
  });

  test("what is another's looks like what is not there", async () => {
    const absent = "00000000-0000-4000-8000-000000000000";
    for (const route of guarded.filter((candidate) => candidate.path.includes("{id}"))) {
      const hidden = await send(callers.other, "GET", ownersPath(route));
      const missing = await send(callers.other, "GET", pathOf(route, absent));
      const { requestId: _hidden, ...hiddenBody } = hidden.body as Record<string, unknown>;
      const { requestId: _missing, ...missingBody } = missing.body as Record<string, unknown>;
      expect(hiddenBody).toEqual(missingBody);
    }
  });

  test("permission is checked before the query", async () => {
    expectProblem(await send(callers.owner, "GET", "/api/v1/users?bogus=1"), "permission_denied");
  });
});
