import { describe, expect, test } from "vitest";
import { signUp, somebody, type Account } from "./support/accounts.ts";
import { send, type Caller, type Reply } from "./support/client.ts";
import { finished } from "./support/jobs.ts";
import { expectInvalid, expectProblem } from "./support/problem.ts";
import { exportShape, jobShape, type Job } from "./support/shapes.ts";
import { has } from "./support/target.ts";

const json = { "Content-Type": "application/json" };
const untouched = { snake_key: { v2_counter: 1, camelKey: "in_progress" }, "a b": [null, 1.5, true, "é"], "": {} };

/** A body whose metadata has this many bytes. */
const sized = (bytes: number, letter: string): object => ({
  metadata: { k: letter.repeat((bytes - 8) / Buffer.byteLength(letter)) },
});

const start = (caller: Caller, body: unknown): Promise<Reply> =>
  send(caller, "POST", "/api/v1/exports", { json: body });
const startRaw = (caller: Caller, raw: string): Promise<Reply> =>
  send(caller, "POST", "/api/v1/exports", { raw, headers: json });
async function startedJob(account: Account, body: unknown): Promise<Job> {
  const reply = await start(account.caller, body);
  expect(reply.status, reply.text).toBe(202);
  return jobShape.parse(reply.body);
}

describe.runIf(has("tasks"))("an export", () => {
  test("is accepted as a job that says where it is", async () => {
    const { caller } = await somebody();
    const reply = await start(caller, { metadata: untouched });
    expect(reply.status).toBe(202);
    const job = jobShape.parse(reply.body);
    expect(reply.headers["location"]).toBe(`/api/v1/jobs/${job.id}`);
    expect(job).toMatchObject({
      status: "queued",
      attempts: 0,
      errorCode: null,
      metadata: untouched,
      resultUrl: null,
      finishedAt: null,
    });
  });

  test("is made by a worker and can be downloaded", async () => {
    const account = await signUp();
    const { id } = await startedJob(account, { metadata: untouched });
    const job = await finished(account.caller, id);
    expect(job).toMatchObject({ status: "succeeded", attempts: 1, errorCode: null, metadata: untouched });
    expect(job.resultUrl).toBe(`/api/v1/exports/${id}`);
    expect(job.finishedAt).not.toBeNull();
    const reply = await send(account.caller, "GET", String(job.resultUrl));
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^application\/json/);
    expect(reply.headers["content-disposition"]).toBe(`attachment; filename="export-${id}.json"`);
    const document = exportShape.parse(reply.body);
    expect(document.user).toEqual(account.user);
    expect(document.metadata).toEqual(untouched);
    expect(document.jobs).toEqual([{ ...document.jobs[0], id, type: "export", createdAt: job.createdAt }]);
  });

  test("lists the owner's jobs and nobody else's, oldest first", async () => {
    const [account, other] = [await signUp(), await somebody()];
    await startedJob(other, {});
    const jobs: Job[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await startedJob(account, {});
      jobs.push(await finished(account.caller, id));
    }
    const document = exportShape.parse((await send(account.caller, "GET", String(jobs[2]?.resultUrl))).body);
    expect(document.jobs.map((job) => job.id)).toEqual(jobs.map((job) => job.id));
  });

  test("is a conflict for as long as it is not done", async () => {
    const account = await somebody();
    const { id } = await startedJob(account, {});
    const reply = await send(account.caller, "GET", `/api/v1/exports/${id}`);
    if (reply.status !== 200) {
      expectProblem(reply, "export_not_ready");
    }
    expect((await finished(account.caller, id)).status).toBe("succeeded");
  });

  test("has empty metadata where none is given", async () => {
    expect((await startedJob(await somebody(), {})).metadata).toEqual({});
  });

  test.each(["null", "[]", '"text"', '"\\u0000"', "1", "true"])("refuses %s as metadata", async (value) => {
    const { caller } = await somebody();
    expectInvalid(await startRaw(caller, `{"metadata": ${value}}`), { "/body/metadata": "type" });
  });

  test("measures metadata as compact JSON in UTF-8", async () => {
    const { caller } = await somebody();
    for (const letter of ["a", "é"]) {
      const reply = await startRaw(caller, JSON.stringify(sized(4096, letter), null, 4));
      expect(reply.status, reply.text).toBe(202);
      expectInvalid(await start(caller, sized(4098, letter)), { "/body/metadata": "too_long" });
    }
  });

  test.each(['{"k": "a\\u0000b"}', '{"k": ["\\ud800"]}', '{"k": {"\\u0000": 1}}', '{"\\udfff": 1}'])(
    "refuses metadata with text that cannot be stored: %s",
    async (metadata) => {
      const { caller } = await somebody();
      const reply = await startRaw(caller, `{"metadata": ${metadata}}`);
      const pointer = /"pointer": ?"(\/body\/metadata[^"]*)"/.exec(reply.text)?.[1];
      expectInvalid(reply, { [pointer ?? "/body/metadata"]: "invalid" });
    },
  );

  test("keeps numbers as they were sent", async () => {
    const { caller } = await somebody();
    const raw = '{"metadata":{"big":12345678901234567890123,"small":1e-7,"negative":-0.5,"exact":0.1}}';
    const reply = await startRaw(caller, raw);
    expect(reply.status, reply.text).toBe(202);
    expect(reply.text.replaceAll(" ", "")).toContain("12345678901234567890123");
    expect(jobShape.parse(reply.body).metadata).toMatchObject({ small: 1e-7, negative: -0.5, exact: 0.1 });
  });
});

describe.runIf(has("tasks"))("a job", () => {
  test("that does not exist is not found", async () => {
    const { caller } = await somebody();
    const id = "00000000-0000-4000-8000-000000000000";
    expectProblem(await send(caller, "GET", `/api/v1/jobs/${id}`), "not_found");
    expectProblem(await send(caller, "GET", `/api/v1/exports/${id}`), "not_found");
  });

  test("refuses query parameters", async () => {
    const account = await somebody();
    const { id } = await startedJob(account, {});
    for (const path of [`/api/v1/jobs/${id}`, `/api/v1/exports/${id}`]) {
      expectInvalid(await send(account.caller, "GET", `${path}?wait=1`), { "/query/wait": "unknown" });
    }
  });
});
