import { describe, expect, test } from "vitest";
import { newRegistration, signUp } from "./support/accounts.ts";
import { newCaller, send, type Caller, type Reply } from "./support/client.ts";
import { expectProblem } from "./support/problem.ts";
import { has, target } from "./support/target.ts";

interface Limit {
  readonly name: string;
  readonly quota: number;
  readonly window: number;
  readonly remaining: number;
  readonly reset: number;
}

function limitOf(reply: Reply): Limit {
  const policy = /^"(\w+)";q=(\d+);w=(\d+)$/.exec(String(reply.headers["ratelimit-policy"]));
  const state = /^"(\w+)";r=(\d+);t=(\d+)$/.exec(String(reply.headers["ratelimit"]));
  expect(policy?.[1], String(reply.headers["ratelimit-policy"])).toBeDefined();
  expect(state?.[1], String(reply.headers["ratelimit"])).toBe(policy?.[1]);
  const [quota, window, remaining, reset] = [policy?.[2], policy?.[3], state?.[2], state?.[3]].map(Number);
  return { name: String(policy?.[1]), quota, window, remaining, reset } as Limit;
}

const me = (caller: Caller): Promise<Reply> => send(caller, "GET", "/api/v1/auth/me");
const attempt = (caller: Caller, email: string, password = "wrong password"): Promise<Reply> =>
  send(caller, "POST", "/api/v1/auth/login", { json: { email, password } });
const read = (caller: Caller): Promise<Reply> => send(caller, "GET", "/api/v1/openapi.json");

/** Repeats until it is refused, and returns the replies. */
async function exhaust(post: () => Promise<Reply>, most: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  while (replies.length < most && replies.at(-1)?.status !== 429) {
    replies.push(await post());
  }
  return replies;
}

function expectRefused(reply: Reply | undefined, name: string): void {
  expectProblem(reply as Reply, "rate_limited");
  const limit = limitOf(reply as Reply);
  expect(limit).toMatchObject({ name, remaining: 0 });
  expect(reply?.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
  expect(Number(reply?.headers["retry-after"])).toBeLessThanOrEqual(limit.window);
}

describe.runIf(!has("rate-limit"))("without limits", () => {
  test("no limit is announced", async () => {
    const { headers } = await read(newCaller());
    expect(headers["ratelimit"]).toBeUndefined();
    expect(headers["ratelimit-policy"]).toBeUndefined();
  });
});

describe.runIf(has("rate-limit"))("the default limit", () => {
  test("is announced and counts down for an address", async () => {
    const caller = newCaller();
    const [first, second] = [limitOf(await read(caller)), limitOf(await read(caller))];
    expect(first).toMatchObject({ name: "default", quota: 300, window: 60, remaining: 299 });
    expect(second.remaining).toBe(298);
    expect(second.reset).toBeLessThanOrEqual(60);
    expect(limitOf(await read(newCaller())).remaining).toBe(299);
  });

  test("refuses an address that has used it up, before anything else is checked", async () => {
    const caller = newCaller();
    const replies = await exhaust(() => read(caller), 601);
    expect(replies.length).toBeGreaterThan(300);
    expectRefused(replies.at(-1), "default");
    const protectedPath = has("auth") ? "/api/v1/auth/me" : "/api/v1/docs";
    expectRefused(await send(caller, "GET", protectedPath), "default");
    if (has("auth")) {
      expectRefused(await send(caller, "POST", "/api/v1/auth/register", { raw: "{" }), "default");
    }
    expectProblem(await send(caller, "GET", "/api/v1/nothing"), "not_found");
    expectProblem(await send(caller, "DELETE", "/api/v1/openapi.json"), "method_not_allowed");
    expect((await send(caller, "OPTIONS", "/api/v1/openapi.json")).status).toBe(200);
    expect((await read(newCaller())).status).toBe(200);
  });

  test("lets another site read that it was refused", async () => {
    const caller = newCaller();
    const refused = (await exhaust(() => read(caller), 601)).at(-1);
    expect(refused?.status).toBe(429);
    const { headers } = await send(caller, "GET", "/api/v1/openapi.json", { headers: { Origin: target.corsOrigin } });
    expect(headers["access-control-allow-origin"]).toBe(target.corsOrigin);
  });

  test("is not escaped by naming another proxy's client", async () => {
    const { address } = newCaller();
    const spoofed = (count: number): Promise<Reply> =>
      send({ address: `192.0.2.${count % 250}, ${address}` }, "GET", "/api/v1/openapi.json");
    expect(limitOf(await spoofed(1)).remaining).toBe(299);
    expect(limitOf(await spoofed(2)).remaining).toBe(298);
  });

  test.runIf(has("auth"))("follows a signed-in person from address to address", async () => {
    const { caller } = await signUp();
    const from = (): Caller => ({ ...caller, address: newCaller().address });
    const first = limitOf(await me(from()));
    expect(first.remaining).toBe(299);
    expect(limitOf(await me(from())).remaining).toBe(298);
    const neighbour = await signUp();
    expect(limitOf(await me({ ...neighbour.caller, address: caller.address })).remaining).toBe(299);
  });

  test.runIf(has("auth"))("counts a bad token to its address", async () => {
    const caller = newCaller();
    const remaining = [];
    for (const accessToken of ["rubbish-1", "rubbish-2"]) {
      remaining.push(limitOf(await send({ ...caller, accessToken }, "GET", "/api/v1/auth/me")).remaining);
    }
    expect(remaining).toEqual([299, 298]);
  });
});

describe.runIf(has("rate-limit") && has("auth"))("the login limit", () => {
  test("is announced as the nearer one", async () => {
    const reply = await attempt(newCaller(), newRegistration().email);
    expectProblem(reply, "invalid_credentials");
    expect(limitOf(reply)).toMatchObject({ name: "login", quota: 10, window: 60, remaining: 9 });
  });

  test("refuses an address and e-mail, in any case and with the right password too", async () => {
    const [{ email, password }, caller] = [await signUp(), newCaller()];
    let count = 0;
    const replies = await exhaust(() => {
      count += 1;
      return attempt(caller, count % 2 ? email : email.toUpperCase());
    }, 21);
    expect(replies.length).toBeGreaterThan(10);
    expectRefused(replies.at(-1), "login");
    expectRefused(await attempt(caller, email, password), "login");
    expect((await attempt(newCaller(), email, password)).status).toBe(200);
    expectProblem(await attempt(caller, newRegistration().email), "invalid_credentials");
  });
});
