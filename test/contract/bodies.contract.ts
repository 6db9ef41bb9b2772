import { beforeAll, describe, expect, test } from "vitest";
import { signUp, type Account } from "./support/accounts.ts";
import { newCaller, send, type Call, type Caller, type Reply } from "./support/client.ts";
import { expectInvalid, expectProblem } from "./support/problem.ts";
import { bodyRoutes, nameOf, pathOf, type Route } from "./support/routes.ts";
import { has } from "./support/target.ts";

const json = { "Content-Type": "application/json" };
const maxBodyBytes = 1_048_576;

const malformed: readonly (readonly [string, string | Buffer])[] = [
  ["nothing", ""],
  ["white space", "  \n"],
  ["an open brace", "{"],
  ["a trailing comma", '{"email": "a",}'],
  ["single quotes", "{'email': 'a'}"],
  ["two texts", "{} {}"],
  ["NaN", '{"email": NaN}'],
  ["Infinity", '{"email": -Infinity}'],
  ["a number beyond a double", '{"email": 1e400}'],
  ["a number with 5000 digits", `{"email": ${"9".repeat(5000)}}`],
  ["a raw control character in a string", '{"email": "a\nb"}'],
  ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ["an overlong UTF-8 form", Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d])],
  ["UTF-16", Buffer.from('{"email": "a"}', "utf16le")],
  ["a byte order mark", '\ufeff{"email": "a"}'],
  ["nesting without end", "[".repeat(200_000)],
  ["deep but closed nesting", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["65 levels below the body", `{"a":${"[".repeat(65)}${"]".repeat(65)}}`],
  ["a form", "email=a%40example.com"],
];

const notObjects: readonly (readonly [string, string])[] = [
  ["an array", "[]"],
  ["a string", '"text"'],
  ["a number", "1"],
  ["true", "true"],
  ["null", "null"],
];

/** Before the tests of a route: who sends to it, a person who signed in or, where that is public, each time another. */
function callersOf(route: Route): () => Caller {
  let account: Account | undefined;
  beforeAll(async () => {
    account = route.policy === "public" ? undefined : await signUp();
  });
  return () => account?.caller ?? newCaller();
}

test.runIf(bodyRoutes.length === 0)("without a route that takes a body, bodies are nobody's business", async () => {
  expectProblem(await send(newCaller(), "POST", "/api/v1/exports", { raw: "{", headers: json }), "not_found");
  expectProblem(await send(newCaller(), "POST", "/api/v1/openapi.json", { raw: "{" }), "method_not_allowed");
});

describe.runIf(has("auth")).each(bodyRoutes.map((route) => [nameOf(route), route] as const))("%s", (_name, route) => {
  const caller = callersOf(route);
  const post = (call: Call, by = caller()): Promise<Reply> => send(by, route.method, pathOf(route), call);

  test.each(malformed)("%s is malformed", async (_what, raw) => {
    expectProblem(await post({ raw, headers: json }), "malformed_json");
  });

  test.each(notObjects)("%s is well-formed, but not valid", async (_what, raw) => {
    expectInvalid(await post({ raw, headers: json }), { "/body": "type" });
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/vnd.api+json",
    "application/jsonp",
    "json",
  ])("%s is not its media type, whatever the body", async (type) => {
    expectProblem(await post({ raw: "{", headers: { "Content-Type": type } }), "unsupported_media_type");
  });

  test("a body without a media type is refused, and so is no body at all", async () => {
    expectProblem(await post({ raw: "{}" }), "unsupported_media_type");
    expectProblem(await post({}), "unsupported_media_type");
  });

  test.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/json;charset=UTF-8"])(
    "%s is its media type",
    async (type) => {
      expectProblem(await post({ raw: "{", headers: { "Content-Type": type } }), "malformed_json");
    },
  );

  test("a body over the limit is refused before its media type and syntax", async () => {
    const raw = "x".repeat(maxBodyBytes + 1);
    expectProblem(await post({ raw, headers: { "Content-Type": "text/plain" } }), "payload_too_large");
  });

  test("a chunked body over the limit is refused too", async () => {
    const raw = `{"a": "${"x".repeat(maxBodyBytes)}"}`;
    expectProblem(await post({ raw, transfer: "chunked", headers: json }), "payload_too_large");
  });

  test("a body of exactly the limit is read", async () => {
    const raw = "{}".padEnd(maxBodyBytes);
    expect((await post({ raw: `${raw.slice(0, -1)}}`, headers: json })).status).toBe(400);
    expect((await post({ raw, headers: json })).status).not.toBe(413);
  });

  test("a chunked body is read", async () => {
    const raw = JSON.stringify({ ...route.body, nobodyKnows: 1 });
    expectInvalid(await post({ raw, transfer: "chunked", headers: json }), { "/body/nobodyKnows": "unknown" });
  });

  test("an unknown key is refused, and its name is escaped in the pointer", async () => {
    const reply = await post({ json: { ...route.body, "a/b~c": 1, isStaff: true } });
    expectInvalid(reply, { "/body/a~1b~0c": "unknown", "/body/isStaff": "unknown" });
  });

  test("a key of text that cannot be stored is refused", async () => {
    for (const key of ["\\ud800", "\\u0000"]) {
      const known = JSON.stringify(route.body).slice(1);
      expectInvalid(await post({ raw: `{"${key}": 1, ${known}`, headers: json }), { "/body": "invalid" });
    }
  });

  test("64 levels below the body are read", async () => {
    const raw = `{"a": ${"[".repeat(64)}${"]".repeat(64)}, ${JSON.stringify(route.body).slice(1)}`;
    expectInvalid(await post({ raw, headers: json }), { "/body/a": "unknown" });
  });

  test("of many faults the first hundred are named", async () => {
    const keys = Array.from({ length: 101 }, (_, index) => `key${String(index).padStart(3, "0")}`);
    const reply = await post({ json: { ...route.body, ...Object.fromEntries(keys.map((key) => [key, 1])) } });
    expectInvalid(reply, Object.fromEntries(keys.slice(0, 100).map((key) => [`/body/${key}`, "unknown"])));
  });

  test("a pointer ends before a key that would make it too long", async () => {
    const raw = `{"a": {"${"k".repeat(1000)}": ["\\u0000"]}, ${JSON.stringify(route.body).slice(1)}`;
    expectInvalid(await post({ raw, headers: json }), { "/body/a": "invalid" });
  });

  test("an unknown query parameter is refused", async () => {
    const reply = await send(caller(), route.method, `${pathOf(route)}?nobodyKnows=1`, { json: route.body });
    expectInvalid(reply, { "/query/nobodyKnows": "unknown" });
  });

  test.runIf(route.policy !== "public")(
    "a caller without a token is refused before the body is looked at",
    async () => {
      const tooLarge: Call = { raw: "x".repeat(maxBodyBytes + 1), headers: json };
      for (const call of [
        tooLarge,
        { raw: "{", headers: { "Content-Type": "x/y" } },
        { raw: "{", headers: json },
        { json: { bad: 1 } },
      ]) {
        expectProblem(await post(call, newCaller()), "not_authenticated");
      }
    },
  );
});

/** Every string of every body, with a body that is valid but for it. */
const strings = (bodyRoutes as readonly Route[]).flatMap((route) =>
  Object.entries(route.body ?? {})
    .filter(([, value]) => typeof value === "string")
    .map(([key]) => [nameOf(route), key, route] as const),
);

describe.runIf(has("auth")).each(strings)("%s, %s", (_name, key, route) => {
  const caller = callersOf(route);
  const post = (value: string): Promise<Reply> => {
    const raw = JSON.stringify({ ...route.body, [key]: "@@" }).replace('"@@"', value);
    return send(caller(), route.method, pathOf(route), { raw, headers: json });
  };

  test.each(["1", "1.5", "true", "null", "[]", "{}", '["a@example.com"]'])("%s is not a string", async (value) => {
    expectInvalid(await post(value), { [`/body/${key}`]: "type" });
  });

  test.each(['"a\\u0000b@example.com.long"', '"a\\ud800b@example.com.long"', '"\\udc00\\ud800@example.com"'])(
    "%s cannot be stored",
    async (value) => {
      expectInvalid(await post(value), { [`/body/${key}`]: "invalid" });
    },
  );
});
