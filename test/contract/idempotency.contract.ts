import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newRegistration, register, signUp, somebody } from "./support/accounts.ts";
import { newCaller, send, type Caller, type Reply } from "./support/client.ts";
import { expectInvalid, expectProblem, type FieldCode } from "./support/problem.ts";
import { userShape } from "./support/shapes.ts";
import { has } from "./support/target.ts";

const keyed = (key: string = randomUUID()): Record<string, string> => ({ "Idempotency-Key": key });

const startExport = (caller: Caller, json: unknown, headers: Record<string, string>): Promise<Reply> =>
  send(caller, "POST", "/api/v1/exports", { json, headers });

function expectReplay(again: Reply, first: Reply): void {
  expect(again.status, again.text).toBe(first.status);
  expect(again.body).toEqual(first.body);
  expect(again.headers["content-type"]).toBe(first.headers["content-type"]);
  expect(again.headers["location"]).toBe(first.headers["location"]);
  expect(again.headers["idempotent-replayed"]).toBe("true");
}

/** Sends the same thing many times at once: one effect, one answer, and conflicts only while it runs. */
async function expectOneAnswer(status: number, post: () => Promise<Reply>): Promise<void> {
  const replies = await Promise.all(Array.from({ length: 100 }, post));
  const answers = replies.filter((reply) => reply.status === status);
  for (const reply of replies.filter((other) => other.status !== status)) {
    expectProblem(reply, "idempotency_key_in_flight");
  }
  expect(answers.length).toBeGreaterThanOrEqual(1);
  expect(new Set(answers.map((reply) => reply.text)).size).toBe(1);
  expect(answers.filter((reply) => reply.headers["idempotent-replayed"] === undefined)).toHaveLength(1);
  expectReplay(await post(), answers[0] as Reply);
}

describe.runIf(has("auth"))("an idempotency key at registration", () => {
  test("replays the answer to the same body, however it is written", async () => {
    const { email, password, displayName } = newRegistration();
    const headers = keyed();
    const first = await register({ email, password, displayName }, headers);
    expect(first.status).toBe(201);
    expect(first.headers["idempotent-replayed"]).toBeUndefined();
    expectReplay(await register({ displayName, password, email }, headers), first);
    const raw = JSON.stringify({ password, email, displayName }, null, 4).replace("@", "\\u0040");
    const spaced = { raw, headers: { "Content-Type": "application/json; charset=utf-8", ...headers } };
    expectReplay(await send(newCaller(), "POST", "/api/v1/auth/register", spaced), first);
    expect(first.text).not.toContain(password);
  });

  test("refuses another body", async () => {
    const [registration, headers] = [newRegistration(), keyed()];
    expect((await register(registration, headers)).status).toBe(201);
    expectProblem(await register({ ...registration, displayName: "Other" }, headers), "idempotency_key_reused");
    expectProblem(await register({ ...registration, password: "another password" }, headers), "idempotency_key_reused");
    expectProblem(await register(newRegistration(), headers), "idempotency_key_reused");
  });

  test("does not keep what was refused", async () => {
    const [registration, headers] = [newRegistration(), keyed()];
    expectInvalid(await register({ ...registration, displayName: "" }, headers), { "/body/displayName": "too_short" });
    const reply = await register(registration, headers);
    expect(reply.status).toBe(201);
    expect(reply.headers["idempotent-replayed"]).toBeUndefined();
  });

  test("keeps a conflict of the effect", async () => {
    const [registration, headers] = [newRegistration(), keyed()];
    await register(registration);
    const first = await register(registration, headers);
    expectProblem(first, "email_taken");
    const again = await register(registration, headers);
    expect(again.status).toBe(409);
    expect(again.headers["idempotent-replayed"]).toBe("true");
    expect(again.body).toMatchObject({ code: "email_taken" });
  });

  test("gives one account to parallel requests", async () => {
    const [registration, headers] = [newRegistration(), keyed()];
    await expectOneAnswer(201, () => register(registration, headers));
    expectProblem(await register(registration), "email_taken");
  });

  test.each<[string, FieldCode]>([
    ["", "too_short"],
    ["x".repeat(256), "too_long"],
    ["with space", "format"],
    ["tab\there", "format"],
    ["caf\u00e9", "format"],
  ])("is refused as %j", async (key, code) => {
    expectInvalid(await register(newRegistration(), keyed(key)), { "/header/Idempotency-Key": code });
  });

  test.each(["!", "~", '"quoted"', "a,b;c=d", "x".repeat(255)])("may be %s", async (prefix) => {
    const key = (prefix + randomUUID()).slice(-255);
    expect((await register(newRegistration(), keyed(key))).status).toBe(201);
  });

  test("is told of together with the faults of the body", async () => {
    expectInvalid(await register({ ...newRegistration(), email: 1 }, keyed("a b")), {
      "/body/email": "type",
      "/header/Idempotency-Key": "format",
    });
  });

  test("is ignored where it is not honoured", async () => {
    const { email, password, caller } = await somebody();
    for (const json of [
      { email, password },
      { email, password },
    ]) {
      const headers = keyed("not a valid key");
      const reply = await send(newCaller(), "POST", "/api/v1/auth/login", { json, headers });
      expect(reply.status).toBe(200);
      expect(reply.headers["idempotent-replayed"]).toBeUndefined();
    }
    expect((await send(caller, "GET", "/api/v1/auth/me", { headers: keyed("a b") })).status).toBe(200);
  });
});

describe.runIf(has("tasks"))("an idempotency key at an export", () => {
  test("replays the answer", async () => {
    const [{ caller }, headers] = [await somebody(), keyed()];
    const first = await startExport(caller, { metadata: { a_b: 1 } }, headers);
    expect(first.status).toBe(202);
    expectReplay(await startExport(caller, { metadata: { a_b: 1 } }, headers), first);
    expectProblem(await startExport(caller, { metadata: { aB: 1 } }, headers), "idempotency_key_reused");
    expectProblem(await startExport(caller, { metadata: { a_b: true } }, headers), "idempotency_key_reused");
  });

  test("starts one job for parallel requests", async () => {
    const [{ caller }, headers] = [await signUp(), keyed()];
    await expectOneAnswer(202, () => startExport(caller, {}, headers));
  });

  test("belongs to its user", async () => {
    const [one, other, headers] = [await somebody(), await signUp(), keyed()];
    const first = await startExport(one.caller, {}, headers);
    const second = await startExport(other.caller, {}, headers);
    expect(second.status).toBe(202);
    expect(second.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.headers["location"]).not.toBe(first.headers["location"]);
  });

  test("belongs to its path", async () => {
    const [registration, headers] = [newRegistration(), keyed()];
    const { caller } = await somebody();
    expect((await startExport(caller, {}, headers)).status).toBe(202);
    const reply = await register(registration, headers);
    expect(userShape.parse(reply.body).email).toBe(registration.email);
  });

  test("is nothing that a caller without a token can use", async () => {
    const [{ caller }, headers] = [await somebody(), keyed()];
    await startExport(caller, {}, headers);
    expectProblem(await startExport(newCaller(), {}, headers), "not_authenticated");
  });
});
