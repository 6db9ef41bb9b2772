import { symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { readTree } from "../support/tree.ts";
import { runCli } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

const words = ["--name", "shop", "--yes", "--preset", "minimal"];

describe.skipIf(process.platform !== "linux")(
  "a place that takes no project is refused with one fact and one fix",
  () => {
    test.each([
      ["/proc/shop", "takes no files"],
      ["/dev/null/shop", "lies below a file"],
      ["/sys/shop", "may not write|read-only"],
      [`/tmp/${"x".repeat(300)}`, "too long"],
    ])("%s", async (target, fact) => {
      const cwd = await makeSandbox();
      const { exitCode, stdout, stderr } = await runCli([target, ...words], { cwd });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toMatch(new RegExp(`^error: .*(${fact}).*\\nfix: .*\\n?$`));
    });

    test("links in a circle", async () => {
      const cwd = await makeSandbox();
      symlinkSync("b", join(cwd, "a"));
      symlinkSync("a", join(cwd, "b"));
      const { exitCode, stderr } = await runCli(["a/shop", ...words], { cwd });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^error: .*links.*\nfix: .*\n?$/);
    });
  },
);

test("a project whose file was replaced by a link is not written through it", async () => {
  const cwd = await makeSandbox();
  expect((await runCli(["shop", ...words], { cwd })).exitCode).toBe(0);
  writeFileSync(join(cwd, "outside.txt"), "mine");
  unlinkSync(join(cwd, "shop/pyproject.toml"));
  symlinkSync(join(cwd, "outside.txt"), join(cwd, "shop/pyproject.toml"));
  const before = readTree(cwd);
  const { exitCode, stderr } = await runCli(["shop", ...words], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('"pyproject.toml" is a symbolic link');
  expect(readTree(cwd)).toEqual(before);
});
