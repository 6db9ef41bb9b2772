import { describe, expect, test } from "vitest";
import { somebody } from "./support/accounts.ts";
import { newCaller, send, type Reply } from "./support/client.ts";
import { has, target } from "./support/target.ts";

const samples: readonly (readonly [string, string, string])[] = [
  ["a document", "GET", "/api/v1/openapi.json"],
  ["the docs page", "GET", "/api/v1/docs"],
  ["an unknown route", "GET", "/api/v1/nothing"],
  ["a route outside the API", "GET", "/nothing"],
  ["a wrong method", "DELETE", "/api/v1/openapi.json"],
  ["OPTIONS", "OPTIONS", "/api/v1/openapi.json"],
  ...(has("health") ? ([["a probe", "GET", "/health/live"]] as const) : []),
  ...(has("auth")
    ? ([
        ["a refused caller", "GET", "/api/v1/auth/me"],
        ["a bad body", "POST", "/api/v1/auth/login"],
      ] as const)
    : []),
];

const idOf = (reply: Reply): string => String(reply.headers["x-request-id"]);
const words = (header: unknown): string[] =>
  String(header)
    .toLowerCase()
    .split(/\s*,\s*/)
    .toSorted();

describe.each(samples)("%s", (_name, method, path) => {
  test("carries the security headers", async () => {
    const { headers } = await send(newCaller(), method, path);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["strict-transport-security"]).toBe(
      target.production ? "max-age=31536000; includeSubDomains" : undefined,
    );
  });

  test("echoes a good request id and replaces a bad one", async () => {
    const ask = (id: string): Promise<Reply> => send(newCaller(), method, path, { headers: { "X-Request-ID": id } });
    for (const good of ["a", "Trace.1_2-3", "x".repeat(128)]) {
      expect(idOf(await ask(good))).toBe(good);
    }
    for (const bad of ["", "x".repeat(129), "with space", "<script>", "a,b", "caf\u00e9"]) {
      expect(idOf(await ask(bad))).toMatch(/^[0-9a-f]{32}$/);
    }
    const made = [await send(newCaller(), method, path), await send(newCaller(), method, path)].map(idOf);
    expect(new Set(made).size).toBe(2);
  });
});

test.each(samples.filter(([name]) => name !== "the docs page"))(
  "%s may load nothing and be framed by nobody",
  async (_name, method, path) => {
    const { headers } = await send(newCaller(), method, path);
    expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
  },
);

test.each(samples.filter(([name, , path]) => name !== "a document" && name !== "the docs page" && path !== "/nothing"))(
  "%s is not to be stored",
  async (_name, method, path) => {
    expect((await send(newCaller(), method, path)).headers["cache-control"]).toBe("no-store");
  },
);

test.runIf(has("auth"))("what a signed-in person reads is not to be stored", async () => {
  const { caller } = await somebody();
  expect((await send(caller, "GET", "/api/v1/auth/me")).headers["cache-control"]).toBe("no-store");
});

describe("CORS", () => {
  const exposed = [
    ...(has("auth") ? ["idempotent-replayed", "location"] : []),
    ...(has("rate-limit") ? ["ratelimit", "ratelimit-policy"] : []),
    "retry-after",
    "x-request-id",
  ];
  test.each(samples.filter(([, method]) => method !== "OPTIONS"))(
    "lets an allowed origin read %s",
    async (_name, method, path) => {
      const { headers } = await send(newCaller(), method, path, { headers: { Origin: target.corsOrigin } });
      expect(headers["access-control-allow-origin"]).toBe(target.corsOrigin);
      expect(words(headers["access-control-expose-headers"])).toEqual(exposed);
      expect(words(headers["vary"])).toContain("origin");
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
    },
  );

  test.each(["https://evil.example", "null", `${target.corsOrigin}.evil.example`, "http://app.example.com"])(
    "tells %s nothing",
    async (origin) => {
      for (const method of ["GET", "OPTIONS"]) {
        const { headers } = await send(newCaller(), method, "/api/v1/openapi.json", {
          headers: { Origin: origin, "Access-Control-Request-Method": "GET" },
        });
        expect(headers["access-control-allow-origin"]).toBeUndefined();
        expect(words(headers["vary"])).toContain("origin");
      }
    },
  );

  test.runIf(has("auth"))("answers a preflight without a token", async () => {
    const reply = await send(newCaller(), "OPTIONS", "/api/v1/auth/me", {
      headers: {
        Origin: target.corsOrigin,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key,x-request-id",
      },
    });
    expect(reply.status).toBe(200);
    expect(reply.text).toBe("");
    expect(reply.headers["access-control-allow-origin"]).toBe(target.corsOrigin);
    expect(words(reply.headers["access-control-allow-methods"])).toContain("patch");
    expect(words(reply.headers["access-control-allow-headers"])).toEqual(
      expect.arrayContaining(["authorization", "content-type", "idempotency-key", "x-request-id"]),
    );
    expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test("does not allow a request header that no route reads", async () => {
    const { headers } = await send(newCaller(), "OPTIONS", "/api/v1/openapi.json", {
      headers: {
        Origin: target.corsOrigin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "x-evil",
      },
    });
    expect(words(headers["access-control-allow-headers"])).not.toContain("x-evil");
  });
});
