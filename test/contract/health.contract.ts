import { describe, expect, test } from "vitest";
import { newCaller, send } from "./support/client.ts";
import { has, target } from "./support/target.ts";

describe.runIf(has("health"))("health", () => {
  const service = target.embedded ? "embedded" : "ok";

  test("live says ok", async () => {
    const reply = await send(newCaller(), "GET", "/health/live");
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^application\/json/);
    expect(reply.body).toEqual({ status: "ok" });
  });

  test("ready names every part that the project has", async () => {
    const reply = await send(newCaller(), "GET", "/health/ready");
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      status: "ok",
      checks: {
        database: "ok",
        migrations: "ok",
        ...(has("tasks") ? { broker: service } : {}),
        ...(has("cache") ? { cache: service } : {}),
      },
    });
  });

  test("probes ignore a token, a query and the limits", async () => {
    const prober = { ...newCaller(), accessToken: "rubbish" };
    for (let count = 0; count < 320; count += 1) {
      const reply = await send(prober, "GET", "/health/live?probe=1");
      expect(reply.status).toBe(200);
      expect(reply.headers["ratelimit"]).toBeUndefined();
    }
  });
});
