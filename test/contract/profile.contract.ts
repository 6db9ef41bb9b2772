import { describe, expect, test } from "vitest";
import { signUp, somebody } from "./support/accounts.ts";
import { send, type Caller, type Reply } from "./support/client.ts";
import { expectInvalid } from "./support/problem.ts";
import { userShape, type User } from "./support/shapes.ts";
import { has } from "./support/target.ts";

const patch = (caller: Caller, json: unknown): Promise<Reply> => send(caller, "PATCH", "/api/v1/auth/me", { json });
const me = async (caller: Caller): Promise<User> =>
  userShape.parse((await send(caller, "GET", "/api/v1/auth/me")).body);

describe.runIf(has("auth"))("one's own profile", () => {
  test("is what registration answered", async () => {
    const { caller, user } = await somebody();
    expect(await me(caller)).toEqual(user);
  });

  test("changes its display name, and every later read sees it", async () => {
    const { caller, user } = await signUp();
    await me(caller);
    const reply = await patch(caller, { displayName: "Grace in_progress" });
    expect(reply.status).toBe(200);
    const changed = userShape.parse(reply.body);
    expect(changed).toEqual({ ...user, displayName: "Grace in_progress", updatedAt: changed.updatedAt });
    expect(changed.updatedAt > user.updatedAt).toBe(true);
    for (let count = 0; count < 8; count += 1) {
      expect(await me(caller)).toEqual(changed);
    }
    const byId = await send(caller, "GET", `/api/v1/users/${user.id}`);
    expect(byId.body).toEqual(changed);
  });

  test("is not changed by an empty body", async () => {
    const { caller, user } = await somebody();
    const reply = await patch(caller, {});
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual(user);
    expect(await me(caller)).toEqual(user);
  });

  test("has no other field that can be set", async () => {
    const { caller, user } = await somebody();
    const columns = ["id", "email", "isStaff", "isActive", "isSuperuser", "password", "passwordHash", "createdAt"];
    for (const column of [...columns, "updatedAt", "display_name", "is_staff"]) {
      expectInvalid(await patch(caller, { displayName: "x", [column]: true }), { [`/body/${column}`]: "unknown" });
    }
    expect(await me(caller)).toEqual(user);
  });

  test("refuses a display name that breaks a rule", async () => {
    const { caller, user } = await somebody();
    expectInvalid(await patch(caller, { displayName: "" }), { "/body/displayName": "too_short" });
    expectInvalid(await patch(caller, { displayName: "x".repeat(101) }), { "/body/displayName": "too_long" });
    expectInvalid(await patch(caller, { displayName: "   " }), { "/body/displayName": "invalid" });
    expectInvalid(await patch(caller, { displayName: null }), { "/body/displayName": "type" });
    expect(await me(caller)).toEqual(user);
  });

  test("refuses query parameters", async () => {
    const { caller, user } = await somebody();
    for (const path of ["/api/v1/auth/me", `/api/v1/users/${user.id}`]) {
      expectInvalid(await send(caller, "GET", `${path}?fields=id&a%2Fb=1`), {
        "/query/a~1b": "unknown",
        "/query/fields": "unknown",
      });
    }
  });
});
