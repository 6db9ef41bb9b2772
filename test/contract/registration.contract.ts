import { describe, expect, test } from "vitest";
import { newRegistration, register, somebody } from "./support/accounts.ts";
import { newCaller, send } from "./support/client.ts";
import { expectInvalid, expectProblem, type FieldCode } from "./support/problem.ts";
import { userShape } from "./support/shapes.ts";
import { has } from "./support/target.ts";

/** Of the right form whatever its (odd) length. */
const emailOf = (length: number): string => `${"a".repeat(61)}@${"b.".repeat(length)}`.slice(0, length - 4) + ".com";

describe.runIf(has("auth"))("registration", () => {
  test("makes a user and says where it is", async () => {
    const registration = newRegistration();
    const reply = await register(registration);
    expect(reply.status).toBe(201);
    const user = userShape.parse(reply.body);
    expect(reply.headers["location"]).toBe(`/api/v1/users/${user.id}`);
    expect(reply.headers["content-type"]).toMatch(/^application\/json/);
    expect(user).toMatchObject({
      email: registration.email,
      displayName: registration.displayName,
      isActive: true,
      isStaff: false,
    });
    expect(reply.text).not.toContain(registration.password);
  });

  test("keeps the e-mail in lower case and takes it once", async () => {
    const registration = newRegistration();
    const reply = await register({ ...registration, email: registration.email.toUpperCase() });
    expect(userShape.parse(reply.body).email).toBe(registration.email);
    expectProblem(await register(registration), "email_taken");
    expectProblem(await register({ ...registration, email: registration.email.toUpperCase() }), "email_taken");
  });

  test("takes an e-mail once, however many ask at the same time", async () => {
    const registration = newRegistration();
    const replies = await Promise.all(Array.from({ length: 10 }, () => register(registration)));
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array<number>(9).fill(409),
    ]);
  });

  test.each(["  Ada  ", "e\u0301 is not \u00e9", "\u{1f600}".repeat(100), "<b>&amp;</b>", "in_progress", "名前"])(
    "keeps the display name %j as it was sent",
    async (displayName) => {
      const reply = await register({ ...newRegistration(), displayName });
      expect(reply.status, reply.text).toBe(201);
      expect(userShape.parse(reply.body).displayName).toBe(displayName);
    },
  );

  test.each<[string, unknown, FieldCode]>([
    ["email", "", "format"],
    ["email", "no-at-sign", "format"],
    ["email", "two@@example.com", "format"],
    ["email", "a b@example.com", "format"],
    ["email", "a@example.com\n", "format"],
    ["email", "a@localhost", "format"],
    ["email", "a@-example.com", "format"],
    ["email", "a@example..com", "format"],
    ["email", "\u00fcser@example.com", "format"],
    ["email", "user@\u00fcber.example", "format"],
    ["email", "Ada <a@example.com>", "format"],
    ["email", emailOf(255), "too_long"],
    ["email", "x".repeat(1000), "too_long"],
    ["displayName", "", "too_short"],
    ["displayName", "\u{1f600}".repeat(101), "too_long"],
    ["displayName", " \t\u00a0\u2003 ", "invalid"],
    ["password", "elevenchars", "too_short"],
    ["password", "p".repeat(129), "too_long"],
  ])("refuses %s %j as %s", async (key, value, code) => {
    expectInvalid(await register({ ...newRegistration(), [key]: value }), { [`/body/${key}`]: code });
  });

  test.each(["o'hara+tag", "!#$%&'*+/=?^_`{|}~-", "in_progress.V2"])("takes the e-mail %s@…", async (local) => {
    const email = `${local}.${newRegistration().email}`;
    const reply = await register({ ...newRegistration(), email });
    expect(reply.status, reply.text).toBe(201);
    expect(userShape.parse(reply.body).email).toBe(email.toLowerCase());
  });

  test("takes values at their limits", async () => {
    for (const password of ["twelve chars", "\u{1f511}".repeat(128)]) {
      const registration = { ...newRegistration(), displayName: "x", password };
      expect((await register(registration)).status).toBe(201);
      const { email } = registration;
      const reply = await send(newCaller(), "POST", "/api/v1/auth/login", { json: { email, password } });
      expect(reply.status).toBe(200);
    }
  });

  test("reports all faults at once", async () => {
    expectInvalid(await register({ email: 1, display_name: "Ada", password: "short" }), {
      "/body/displayName": "required",
      "/body/display_name": "unknown",
      "/body/email": "type",
      "/body/password": "too_short",
    });
    expectInvalid(await register({}), {
      "/body/displayName": "required",
      "/body/email": "required",
      "/body/password": "required",
    });
  });

  test.each(["id", "isStaff", "isActive", "isSuperuser", "createdAt", "updatedAt", "passwordHash", "is_staff"])(
    "does not let the caller set %s",
    async (key) => {
      expectInvalid(await register({ ...newRegistration(), [key]: true }), { [`/body/${key}`]: "unknown" });
    },
  );

  test("ignores a token", async () => {
    for (const accessToken of ["rubbish", (await somebody()).tokens.accessToken]) {
      const caller = { ...newCaller(), accessToken };
      const reply = await send(caller, "POST", "/api/v1/auth/register", { json: newRegistration() });
      expect(reply.status).toBe(201);
    }
  });
});
