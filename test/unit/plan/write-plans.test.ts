import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writePlans } from "../../../src/plan/write-plans.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";

const { signal } = new AbortController();

test("an edit made after the plan was read is kept, and nothing else is written either", async () => {
  const cwd = await makeSandbox();
  mkdirSync(join(cwd, "plans"));
  writeFileSync(join(cwd, "plans/a.md"), "as it was read\n");
  writeFileSync(join(cwd, "plans/b.md"), "edited since\n");
  const changes = ["plans/a.md", "plans/b.md"].map((path) => ({
    status: "update" as const,
    path,
    before: "as it was read\n",
    after: "fixed\n",
  }));
  await expect(writePlans(cwd, changes, signal)).rejects.toMatchObject({ code: "changed-meanwhile" });
  expect(readFileSync(join(cwd, "plans/a.md"), "utf8")).toBe("as it was read\n");
  expect(readFileSync(join(cwd, "plans/b.md"), "utf8")).toBe("edited since\n");
});

test("a file outside the folder is written where it lies, byte for byte", async () => {
  const cwd = await makeSandbox();
  const outside = join(await makeSandbox(), "a.md");
  writeFileSync(outside, "\uFEFFa\r\n");
  await writePlans(cwd, [{ status: "update", path: outside, before: "\uFEFFa\r\n", after: "\uFEFFb\r\n" }], signal);
  expect(readFileSync(outside, "utf8")).toBe("\uFEFFb\r\n");
});
