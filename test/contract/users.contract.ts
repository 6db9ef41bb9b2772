import { beforeAll, describe, expect, test } from "vitest";
import { newRegistration, register, staffCaller } from "./support/accounts.ts";
import { send, type Caller, type Reply } from "./support/client.ts";
import { expectInvalid, type FieldCode } from "./support/problem.ts";
import { pageShape, userShape, type Page, type User } from "./support/shapes.ts";
import { has } from "./support/target.ts";

type Query = Readonly<Record<string, string>>;

const list = (caller: Caller, query: Query | string): Promise<Reply> =>
  send(caller, "GET", `/api/v1/users?${typeof query === "string" ? query : new URLSearchParams(query).toString()}`);

async function page(caller: Caller, query: Query): Promise<Page> {
  const reply = await list(caller, query);
  expect(reply.status, reply.text).toBe(200);
  return pageShape.parse(reply.body);
}

/** All items, page by page. */
async function walk(caller: Caller, query: Query, cursor?: string): Promise<User[]> {
  const { items, nextCursor } = await page(caller, cursor ? { ...query, cursor } : query);
  return nextCursor === null ? items : [...items, ...(await walk(caller, query, nextCursor))];
}

const keyOf = (user: User): string => `${user.createdAt} ${user.id}`;
const ids = (users: readonly User[]): string[] => users.map((user) => user.id);

describe.runIf(has("auth"))("the list of users", () => {
  let staff: Caller;
  let made: User[];

  beforeAll(async () => {
    staff = await staffCaller();
    made = [];
    for (let batch = 0; batch < 5; batch += 1) {
      const replies = await Promise.all(Array.from({ length: 5 }, () => register(newRegistration())));
      made.push(...replies.map((reply) => userShape.parse(reply.body)));
    }
  });

  test("starts with the newest twenty", async () => {
    const { items, nextCursor } = await page(staff, {});
    expect(items).toHaveLength(20);
    expect(nextCursor).not.toBeNull();
    expect(items.map(keyOf)).toEqual(items.map(keyOf).toSorted().toReversed());
    expect(made).toEqual(expect.arrayContaining(items));
  });

  test.each(["createdAt", "-createdAt"])("walked by %s holds everybody once, in order", async (sort) => {
    const users = await walk(staff, { sort, limit: "43" });
    const keys = users.map(keyOf);
    const ascending = sort === "createdAt" ? keys : keys.toReversed();
    expect(ascending).toEqual(keys.toSorted());
    expect(new Set(ids(users)).size).toBe(users.length);
    expect(ids(users)).toEqual(expect.arrayContaining(ids(made)));
  });

  test("is the same whatever the size of the pages, also when it changes on the way", async () => {
    const whole = await walk(staff, { limit: "100" });
    expect(ids(await walk(staff, { limit: "37" }))).toEqual(ids(whole));
    const first = await page(staff, { limit: "1" });
    const rest = await walk(staff, { limit: "100" }, String(first.nextCursor));
    expect(ids([...first.items, ...rest])).toEqual(ids(whole));
  });

  test("ends with null, also when the last page is full", async () => {
    const total = (await walk(staff, { limit: "100", sort: "createdAt" })).length;
    const divisor = [...Array(101).keys()].toReversed().find((size) => size > 1 && total % size === 0) ?? 1;
    if (total / divisor <= 50) {
      expect(await walk(staff, { limit: String(divisor), sort: "createdAt" })).toHaveLength(total);
    }
    const last = await page(staff, { limit: "1", sort: "createdAt", cursor: await cursorOfLastButOne(total) });
    expect(last).toMatchObject({ items: [{}], nextCursor: null });
  });

  async function cursorOfLastButOne(total: number): Promise<string> {
    let [cursor, seen] = ["", 0];
    while (seen < total - 1) {
      const limit = String(Math.min(100, total - 1 - seen));
      const next = await page(staff, { limit, sort: "createdAt", ...(cursor ? { cursor } : {}) });
      cursor = String(next.nextCursor);
      seen += next.items.length;
    }
    return cursor;
  }

  test("is not disturbed by people who come while it is walked", async () => {
    const before = await walk(staff, { limit: "100" });
    const first = await page(staff, { limit: "10" });
    await register(newRegistration());
    const rest = await walk(staff, { limit: "100" }, String(first.nextCursor));
    expect(ids([...first.items, ...rest])).toEqual(ids(before));
  });

  test("can be filtered", async () => {
    const active = await walk(staff, { isActive: "true", limit: "100" });
    expect(active.every((user) => user.isActive)).toBe(true);
    expect(ids(active)).toEqual(expect.arrayContaining(ids(made)));
    const inactive = await walk(staff, { isActive: "false", limit: "100" });
    expect(inactive.every((user) => !user.isActive)).toBe(true);
  });

  test.each<[string, string, FieldCode]>([
    ["limit=0", "limit", "too_small"],
    ["limit=-1", "limit", "too_small"],
    ["limit=101", "limit", "too_large"],
    ["limit=99999999999999999999", "limit", "too_large"],
    ["limit=", "limit", "type"],
    ["limit=ten", "limit", "type"],
    ["limit=1.5", "limit", "type"],
    ["limit=%2B5", "limit", "type"],
    ["limit=5%20", "limit", "type"],
    ["limit=%D9%A5", "limit", "type"],
    ["limit=1_0", "limit", "type"],
    ["limit=5&limit=6", "limit", "type"],
    ["limit=5&limit=5", "limit", "type"],
    ["sort=", "sort", "choice"],
    ["sort=email", "sort", "choice"],
    ["sort=created_at", "sort", "choice"],
    ["sort=-createdAt,id", "sort", "choice"],
    ["sort=%FF", "sort", "choice"],
    ["isActive=1", "isActive", "choice"],
    ["isActive=True", "isActive", "choice"],
    ["isActive=", "isActive", "choice"],
    ["is_active=true", "is_active", "unknown"],
    ["page=2", "page", "unknown"],
    ["page=2&page=3", "page", "unknown"],
    ["limit=%00", "limit", "type"],
    ["offset=2", "offset", "unknown"],
    ["cursor=", "cursor", "invalid"],
    ["cursor=rubbish", "cursor", "invalid"],
    ["cursor=%00", "cursor", "invalid"],
  ])("refuses ?%s", async (query, name, code) => {
    expectInvalid(await list(staff, query), { [`/query/${name}`]: code });
  });

  test("reports all faults at once", async () => {
    expectInvalid(await list(staff, "limit=0&sort=x&isActive=x&page=1"), {
      "/query/isActive": "choice",
      "/query/limit": "too_small",
      "/query/page": "unknown",
      "/query/sort": "choice",
    });
  });

  test("refuses a cursor that was tampered with, at every place", async () => {
    const cursor = String((await page(staff, { limit: "1" })).nextCursor);
    for (let at = 0; at < cursor.length; at += Math.ceil(cursor.length / 20)) {
      const other = cursor[at] === "A" ? "B" : "A";
      const tampered = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expectInvalid(await list(staff, { limit: "1", cursor: tampered }), { "/query/cursor": "invalid" });
    }
    expectInvalid(await list(staff, { cursor: cursor.slice(0, -1) }), { "/query/cursor": "invalid" });
  });

  test("refuses a cursor of another sort or filter", async () => {
    const cursor = String((await page(staff, { limit: "1", isActive: "true" })).nextCursor);
    for (const query of [{ sort: "createdAt", isActive: "true" }, { isActive: "false" }, {}] as Query[]) {
      expectInvalid(await list(staff, { ...query, cursor }), { "/query/cursor": "invalid" });
    }
    expect((await list(staff, { isActive: "true", sort: "-createdAt", cursor })).status).toBe(200);
  });
});
