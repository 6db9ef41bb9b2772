import { join } from "node:path";

import { execa } from "execa";
import { expect, test } from "vitest";

import { resolveAnswers } from "../../generators/project.ts";
import { scaffold } from "../../src/commands/scaffold.ts";
import { readTree } from "../support/tree.ts";
import { makeSandbox } from "./support/sandbox.ts";
import { bin, runCli } from "./support/run-cli.ts";

test.each(["flask", "django"] as const)(
  "a %s project is made where no code may come out of strings",
  async (framework) => {
    const cwd = await makeSandbox();
    const words = ["shop", "--yes", "--framework", framework, "--preset", "full"];
    await execa(process.execPath, ["--disallow-code-generation-from-strings", bin, ...words], { cwd });
    await scaffold({
      target: join(cwd, "again/shop"),
      answers: resolveAnswers({ name: "shop", framework, preset: "full" }),
      mode: "write",
    });
    expect(readTree(join(cwd, "shop"))).toEqual(readTree(join(cwd, "again/shop")));
  },
);

test("neither locale, time zone nor folder change a byte", async () => {
  const cwd = await makeSandbox();
  const words = ["--yes", "--framework", "flask", "--preset", "full"];
  await runCli(["one/shop", ...words], { cwd, env: { LC_ALL: "C", LANG: "C", TZ: "UTC" } });
  await runCli([join(cwd, "two/shop"), ...words], {
    cwd: "/",
    env: { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Kathmandu" },
  });
  const one = readTree(join(cwd, "one/shop"));
  expect(Object.keys(one ?? {}).length).toBeGreaterThan(20);
  expect(readTree(join(cwd, "two/shop"))).toEqual(one);
});
