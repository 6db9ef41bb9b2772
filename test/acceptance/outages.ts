import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Framework } from "../../generators/define.ts";
import type { Database, PrivateRedis } from "../support/stores.ts";
import type { Deployment } from "./deployment.ts";
import { anonymous, signUp } from "./visitor.ts";

const eventually = { timeout: 60_000, interval: 500 };

/** With the database gone: bounded 503 with `Retry-After`, alive but not ready, and all is well when it is back. */
export async function checkDatabaseOutage(deployment: Deployment, database: Database): Promise<void> {
  const { credentials, visitor } = await signUp(deployment.baseUrl);
  const guest = anonymous(deployment.baseUrl);
  await database.takeDown();
  try {
    expect((await guest.request("GET", "/health/live")).status).toBe(200);
    await expect
      .poll(() => guest.request("GET", "/health/ready"), eventually)
      .toMatchObject({ status: 503, body: { status: "unavailable", checks: { database: "unavailable" } } });
    for (const answer of [
      await guest.request("POST", "/api/v1/auth/login", credentials),
      await guest.request("POST", "/api/v1/auth/register", { ...credentials, displayName: "x" }),
    ]) {
      expect(answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
      expect(answer.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    }
  } finally {
    await database.bringBack();
  }
  await expect.poll(async () => (await guest.request("GET", "/health/ready")).status, eventually).toBe(200);
  expect((await visitor.request("GET", "/api/v1/auth/me")).status).toBe(200);
}

const jobTable = { flask: "job", django: "jobs_job" } as const;

/** While the database restarts: work is on record if it was acknowledged, and else told to come again. */
export async function checkRestarts(framework: Framework, deployment: Deployment, database: Database): Promise<void> {
  const { visitor } = await signUp(deployment.baseUrl);
  const restarts = { areOver: false };
  const accepted: string[] = [];
  const write = async (): Promise<void> => {
    for (; !restarts.areOver; await sleep(100)) {
      const { status, headers, body } = await visitor.request("POST", "/api/v1/exports", {});
      if (status === 202) {
        accepted.push(String(body["id"]));
      } else {
        expect([status, headers.get("retry-after")]).toEqual([503, expect.stringMatching(/^[1-9]\d*$/)]);
      }
    }
  };
  const restarting = database.restart(20).finally(() => {
    restarts.areOver = true;
  });
  await Promise.all([restarting, write(), write()]);
  expect(accepted.length).toBeGreaterThan(10);
  const rows = await database.rows(`SELECT id::text FROM ${jobTable[framework]} WHERE status <> 'dead'`);
  const recorded = new Set(rows.map(([id]) => id));
  expect(accepted.filter((id) => !recorded.has(id))).toEqual([]);
}

/** With Redis gone: logins are refused, all else goes on, work is accepted, and is done when Redis is back. */
export async function checkRedisOutage(deployment: Deployment, redis: PrivateRedis): Promise<void> {
  const { credentials, visitor } = await signUp(deployment.baseUrl);
  const guest = anonymous(deployment.baseUrl);
  await redis.stop();
  const login = await guest.request("POST", "/api/v1/auth/login", credentials);
  expect(login).toMatchObject({ status: 503, body: { code: "unavailable" } });
  expect(login.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
  await expect
    .poll(() => guest.request("GET", "/health/ready"), eventually)
    .toMatchObject({
      status: 200,
      body: { status: "degraded", checks: { database: "ok", broker: "unavailable", cache: "unavailable" } },
    });
  expect((await visitor.request("GET", "/api/v1/auth/me")).status).toBe(200);
  expect((await visitor.request("PATCH", "/api/v1/auth/me", { displayName: "Changed" })).status).toBe(200);
  expect((await visitor.request("GET", "/api/v1/auth/me")).body["displayName"]).toBe("Changed");
  const accepted = await visitor.request("POST", "/api/v1/exports", {});
  expect(accepted.status).toBe(202);
  await redis.start();
  const job = async (): Promise<unknown> =>
    (await visitor.request("GET", `/api/v1/jobs/${String(accepted.body["id"])}`)).body["status"];
  await expect.poll(job, eventually).toBe("succeeded");
  await expect
    .poll(async () => (await guest.request("GET", "/health/ready")).body, eventually)
    .toMatchObject({ status: "ok" });
}

/** Work that was accepted while no worker ran is not ready, and is done by the first worker that comes. */
export async function checkLateWorker(deployment: Deployment): Promise<void> {
  const { visitor } = await signUp(deployment.baseUrl);
  const accepted = await visitor.request("POST", "/api/v1/exports", { metadata: { v2_counter: 1 } });
  expect(accepted.status).toBe(202);
  const result = `/api/v1/exports/${String(accepted.body["id"])}`;
  expect(await visitor.request("GET", result)).toMatchObject({ status: 409, body: { code: "export_not_ready" } });
  await deployment.startWorkers();
  await expect.poll(async () => (await visitor.request("GET", result)).status, eventually).toBe(200);
}
