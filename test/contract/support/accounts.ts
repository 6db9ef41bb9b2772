import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { newCaller, send, type Caller, type Reply } from "./client.ts";
import { tokensShape, userShape, type Tokens, type User } from "./shapes.ts";
import { target } from "./target.ts";

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

export interface Account extends Registration {
  readonly user: User;
  readonly tokens: Tokens;
  /** Signed in. */
  readonly caller: Caller;
}

export function newRegistration(): Registration {
  return { email: `${randomUUID()}@example.com`, password: "correct horse battery", displayName: "Ada Lovelace" };
}

export function register(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  return send(newCaller(), "POST", "/api/v1/auth/register", { json: body, headers });
}

/** Signs in from a fresh address and returns the tokens. */
export async function logIn(email: string, password: string): Promise<Tokens> {
  const reply = await send(newCaller(), "POST", "/api/v1/auth/login", { json: { email, password } });
  expect(reply.status, reply.text).toBe(200);
  return tokensShape.parse(reply.body);
}

/** A new person, signed in. */
export async function signUp(): Promise<Account> {
  const registration = newRegistration();
  const reply = await register(registration);
  expect(reply.status, reply.text).toBe(201);
  const tokens = await logIn(registration.email, registration.password);
  const caller = { ...newCaller(), accessToken: tokens.accessToken };
  return { ...registration, user: userShape.parse(reply.body), tokens, caller };
}

/** So few that their requests together stay far below the limit of an account. */
const testsPerAccount = 8;
let shared: Promise<Account> | undefined;
let uses = 0;

/**
 * Somebody, signed in: for a test that leaves the account, its password and its sessions as they are, and that does
 * not mind what others did with it. Two hashes of a password are saved with each.
 */
export function somebody(): Promise<Account> {
  if (shared === undefined || uses === testsPerAccount) {
    shared = signUp();
    uses = 0;
  }
  uses += 1;
  return shared;
}

let staffToken: Promise<Tokens> | undefined;

/** The staff account that was made before the suite started, signed in. */
export async function staffCaller(): Promise<Caller> {
  if (!target.staff) {
    throw new Error("set CONTRACT_STAFF_EMAIL and CONTRACT_STAFF_PASSWORD to an account made by `poe staff`");
  }
  staffToken ??= logIn(target.staff.email, target.staff.password);
  return { ...newCaller(), accessToken: (await staffToken).accessToken };
}
