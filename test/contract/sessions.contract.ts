import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { logIn, newRegistration, signUp, somebody } from "./support/accounts.ts";
import { newCaller, send, type Reply } from "./support/client.ts";
import { expectInvalid, expectProblem } from "./support/problem.ts";
import { tokensShape, type Tokens } from "./support/shapes.ts";
import { has } from "./support/target.ts";

const post = (path: string, json: unknown): Promise<Reply> =>
  send(newCaller(), "POST", `/api/v1/auth/${path}`, { json });
const logOut = (refreshToken: string): Promise<Reply> => post("logout", { refreshToken });
const refresh = (refreshToken: string): Promise<Reply> => post("refresh", { refreshToken });
const me = (authorization: string): Promise<Reply> =>
  send(newCaller(), "GET", "/api/v1/auth/me", { headers: { Authorization: authorization } });
const decode = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString()) as Record<string, unknown>;
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

async function exchange(refreshToken: string): Promise<Tokens> {
  const reply = await refresh(refreshToken);
  expect(reply.status, reply.text).toBe(200);
  return tokensShape.parse(reply.body);
}

describe.runIf(has("auth"))("login", () => {
  test("gives an access token that says what it is and how long", async () => {
    const { user, tokens } = await somebody();
    const [header, payload] = tokens.accessToken.split(".").map((part, index) => (index < 2 ? decode(part) : {}));
    expect(header).toMatchObject({ alg: "HS256" });
    expect(Object.keys(payload ?? {}).toSorted()).toEqual(["exp", "iat", "jti", "sub", "typ"]);
    expect(payload).toMatchObject({ sub: user.id, typ: "access" });
    expect(Number(payload?.["exp"]) - Number(payload?.["iat"])).toBe(tokens.expiresIn);
  });

  test("takes the e-mail in any case", async () => {
    const { email, password } = await somebody();
    expect((await post("login", { email: email.toUpperCase(), password })).status).toBe(200);
  });

  test("does not tell a wrong password from an unknown e-mail", async () => {
    const { email } = await somebody();
    for (const json of [
      { email, password: "not the password" },
      { email, password: "short" },
      { email: newRegistration().email, password: "not the password" },
    ]) {
      expectProblem(await post("login", json), "invalid_credentials");
    }
  });

  test("checks its body", async () => {
    expectInvalid(await post("login", {}), { "/body/email": "required", "/body/password": "required" });
    expectInvalid(await post("login", { email: "x", password: "" }), {
      "/body/email": "format",
      "/body/password": "too_short",
    });
  });
});

describe.runIf(has("auth"))("an access token", () => {
  test("lets its owner in, whatever the case of the scheme", async () => {
    const { tokens } = await somebody();
    expect((await me(`Bearer ${tokens.accessToken}`)).status).toBe(200);
    expect((await me(`bearer ${tokens.accessToken}`)).status).toBe(200);
  });

  test("is refused when it was tampered with, signed by another or is something else", async () => {
    const { tokens } = await somebody();
    const [header, payload, signature] = tokens.accessToken.split(".");
    const forged = `${header}.${encode({ ...decode(payload), sub: "00000000-0000-4000-8000-000000000000" })}`;
    const foreign = createHmac("sha256", randomBytes(32)).update(`${header}.${payload}`).digest("base64url");
    for (const authorization of [
      `Bearer ${forged}.${signature}`,
      `Bearer ${header}.${payload}.${foreign}`,
      `Bearer ${header}.${payload}.`,
      `Bearer ${encode({ alg: "none", typ: "JWT" })}.${payload}.`,
      `Bearer ${tokens.refreshToken}`,
      `Bearer ${tokens.accessToken} ${tokens.accessToken}`,
      "Bearer",
      "Bearer \u00e9",
      "Basic YTpi",
      `Token ${tokens.accessToken}`,
    ]) {
      expectProblem(await me(authorization), "invalid_token");
    }
  });

  test("is needed", async () => {
    expectProblem(await send(newCaller(), "GET", "/api/v1/auth/me"), "not_authenticated");
  });
});

describe.runIf(has("auth"))("refresh", () => {
  test("exchanges the token for a new pair", async () => {
    const { tokens } = await signUp();
    const next = await exchange(tokens.refreshToken);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect((await me(`Bearer ${next.accessToken}`)).status).toBe(200);
    await exchange(next.refreshToken);
  });

  test("takes the reuse of a token as theft: the whole family ends, other sessions go on", async () => {
    const { email, password, tokens } = await signUp();
    const elsewhere = await logIn(email, password);
    const next = await exchange(tokens.refreshToken);
    expectProblem(await refresh(tokens.refreshToken), "refresh_token_reused");
    expectProblem(await refresh(next.refreshToken), "invalid_refresh_token");
    expectProblem(await refresh(tokens.refreshToken), "refresh_token_reused");
    await exchange(elsewhere.refreshToken);
  });

  test("lets exactly one of parallel exchanges win", async () => {
    const { tokens } = await signUp();
    const replies = await Promise.all(Array.from({ length: 8 }, () => refresh(tokens.refreshToken)));
    const [winner, ...more] = replies.filter((reply) => reply.status === 200);
    expect(more).toEqual([]);
    for (const reply of replies.filter((loser) => loser !== winner)) {
      expectProblem(reply, "refresh_token_reused");
    }
    const won = tokensShape.parse(winner?.body);
    expectProblem(await refresh(won.refreshToken), "invalid_refresh_token");
  });

  test("refuses what it never gave out", async () => {
    const { tokens } = await signUp();
    for (const token of ["x", randomBytes(32).toString("base64url"), "\u00e9", tokens.refreshToken.toLowerCase()]) {
      expectProblem(await refresh(token), "invalid_refresh_token");
    }
    expectInvalid(await refresh(""), { "/body/refreshToken": "too_short" });
    expectInvalid(await refresh("x".repeat(129)), { "/body/refreshToken": "too_long" });
    expectInvalid(await refresh(tokens.accessToken), { "/body/refreshToken": "too_long" });
    await exchange(tokens.refreshToken);
  });
});

describe.runIf(has("auth"))("logout", () => {
  test("ends the family and no other", async () => {
    const { email, password, tokens } = await signUp();
    const elsewhere = await logIn(email, password);
    const next = await exchange(tokens.refreshToken);
    const reply = await logOut(next.refreshToken);
    expect(reply.status).toBe(204);
    expect(reply.text).toBe("");
    expectProblem(await refresh(next.refreshToken), "invalid_refresh_token");
    await exchange(elsewhere.refreshToken);
  });

  test("ends the family by an older token of it too", async () => {
    const { tokens } = await signUp();
    const next = await exchange(tokens.refreshToken);
    expect((await logOut(tokens.refreshToken)).status).toBe(204);
    expectProblem(await refresh(next.refreshToken), "invalid_refresh_token");
  });

  test("does not tell whether the token was known, and can be repeated", async () => {
    const { tokens } = await signUp();
    for (const token of ["never-given-out", tokens.refreshToken, tokens.refreshToken]) {
      expect((await logOut(token)).status).toBe(204);
    }
    expectInvalid(await post("logout", {}), { "/body/refreshToken": "required" });
  });
});
