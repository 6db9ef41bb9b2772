import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

const sample = readFileSync(new URL("../fixtures/plan/sample.md", import.meta.url), "utf8");

test.each([
  [[], "fixed plans/0001-sample.md\n"],
  [["--dry-run"], "would fix plans/0001-sample.md\na dry run: nothing was written\n"],
  [["--dry-run", "--diff"], "would fix plans/0001-sample.md\ndiff --git a/plans/0001-sample.md b/"],
])("lint --fix with %j says first what it fixed", async (flags, told) => {
  const cwd = await makeSandbox();
  mkdirSync(path.join(cwd, "plans"));
  writeFileSync(path.join(cwd, "plans/0001-sample.md"), sample.replace("path: /loans\n", "path: /api/v1/loans\n"));
  const { stdout } = await runCli(["lint", "--fix", ...flags], { cwd });
  expect(stdout.slice(0, told.length)).toBe(told);
  expect(stdout).not.toMatch(/^fixed {2}|^fixed a dry run/m);
});
