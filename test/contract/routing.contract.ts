import { describe, expect, test } from "vitest";
import { newCaller, send } from "./support/client.ts";
import { expectProblem } from "./support/problem.ts";
import { absentRoutes, nameOf, pathOf, routes } from "./support/routes.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"];
const paths = [...new Set(routes.map((route) => route.path))];

function allowedAt(path: string): string[] {
  const declared = routes.filter((route) => route.path === path).map((route) => route.method as string);
  return [...declared, ...(declared.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted();
}

const listOf = (header: string | undefined): string[] => (header ?? "").split(/\s*,\s*/).toSorted();
const concrete = (path: string): string => path.replace("{id}", "00000000-0000-4000-8000-000000000000");

test.each([
  "/",
  "/api",
  "/api/v1",
  "/api/v1/nothing",
  "/api/v1/openapi.json/",
  "/api/v1//openapi.json",
  "/api/v2/openapi.json",
  "/API/V1/openapi.json",
  "/api/v1/%00",
  "/api/v1/%FF",
  "/admin/",
  "/static/x.css",
])("%s is no route", async (path) => {
  expectProblem(await send(newCaller(), "GET", path), "not_found");
});

test("an unknown route is 404 for every method and body", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const reply = await send(newCaller(), method, "/api/v1/nothing", { raw: "{", headers: { "Content-Type": "x/y" } });
    expectProblem(reply, "not_found");
  }
});

test.each(paths.map((path) => [`${path}/`]))("%s with a trailing slash is 404, not a redirect", async (path) => {
  expectProblem(await send(newCaller(), "GET", concrete(path)), "not_found");
});

describe.each(paths)("%s", (path) => {
  test("answers other methods with 405 and Allow, before asking for a token or a body", async () => {
    for (const method of methods.filter((name) => !allowedAt(path).includes(name))) {
      const reply = await send(newCaller(), method, concrete(path));
      expectProblem(reply, "method_not_allowed");
      expect(listOf(reply.headers["allow"])).toEqual(allowedAt(path));
    }
  });

  test("answers OPTIONS with Allow and no body", async () => {
    const reply = await send(newCaller(), "OPTIONS", concrete(path));
    expect(reply.status).toBe(200);
    expect(reply.text).toBe("");
    expect(listOf(reply.headers["allow"])).toEqual(allowedAt(path));
  });
});

test.each(routes.filter((route) => route.method === "GET").map((route) => [nameOf(route), route] as const))(
  "HEAD answers like %s without a body",
  async (_name, route) => {
    const [get, head] = [await send(newCaller(), "GET", pathOf(route)), await send(newCaller(), "HEAD", pathOf(route))];
    expect(head.status).toBe(get.status);
    expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
    expect(head.text).toBe("");
  },
);

describe.runIf(routes.some((route) => route.path.includes("{id}")))("a path segment that is not an id", () => {
  const templates = paths.filter((path) => path.includes("{id}"));
  const segments = [
    "1",
    "not-a-uuid",
    "00000000000040008000000000000000",
    "ABCDEF00-0000-4000-8000-000000000000",
    "{00000000-0000-4000-8000-000000000000}",
    "00000000-0000-4000-8000-000000000000%0A",
  ];
  test.each(templates.flatMap((path) => segments.map((segment) => [path.replace("{id}", segment)])))(
    "%s is no route, even signed out",
    async (path) => {
      expectProblem(await send(newCaller(), "GET", path), "not_found");
    },
  );
});

describe.runIf(absentRoutes.length > 0)("a part that was not chosen", () => {
  test.each(absentRoutes.map((route) => [nameOf(route), route] as const))("%s is 404", async (_name, route) => {
    const call = route.body ? { json: route.body } : {};
    expectProblem(await send(newCaller(), route.method, pathOf(route), call), "not_found");
  });
});

test.each(["evil.example", "127.0.0.1.evil.example", "evil.example:80"])(
  "Host %j is refused before the route is looked up",
  async (host) => {
    for (const path of ["/api/v1/openapi.json", "/api/v1/nothing"]) {
      expectProblem(await send(newCaller(), "GET", path, { headers: { Host: host } }), "bad_request");
    }
  },
);
