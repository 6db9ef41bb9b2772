import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

const draft = ["new", "Orders", "--model", "Order"];

describe("what lies around is no defect of the program", () => {
  test.each([
    [
      "a state folder that is a file",
      [".backend-plan"],
      [".", "--yes", "--name", "shop"],
      '".backend-plan" is not a folder',
    ],
    ["a state folder that is a file", [".backend-plan"], draft, '".backend-plan" is not a folder'],
    ["a folder of plans that is a file", ["plans"], draft, '"plans" is not a folder'],
    ["a folder of plans that is a file", ["plans"], ["lint"], 'there is no folder "plans"'],
    ["a folder of plans that is a file", ["plans"], ["lint", "0001"], 'there is no "0001"'],
    ["no folder of plans", [], ["lint"], 'there is no folder "plans"'],
    ["a name of nothing", [], ["lint", "nope"], 'there is no "nope"'],
    ["a folder of plans without one", ["plans/README.md"], ["lint"], "there is no plan to read"],
  ])("%s (%j) with %j is refused with one fact and one fix", async (_, files, args, fact) => {
    const cwd = await makeSandbox();
    files.forEach((file) => put(cwd, file));
    const before = await hashFolder(cwd);
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(stderr).toMatch(/^error: .*\nfix: .*$/);
    expect(stderr).toContain(`error: ${fact}`);
    expect(exitCode).toBe(2);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test.each(["shortcut", "shortcut/api"])("a link to nowhere is named as what stands at %s", async (target) => {
    const cwd = await makeSandbox();
    symlinkSync("nowhere", path.join(cwd, "shortcut"));
    const { exitCode, stderr } = await runCli([target, "--yes"], { cwd });
    expect(stderr).toMatch(/^error: ".*\/shortcut" is a link that leads nowhere\nfix: /);
    expect(exitCode).toBe(2);
  });

  test.each(["plans/.gitkeep", "plans/README.md"])("a first plan is written beside %s", async (file) => {
    const cwd = await makeSandbox();
    put(cwd, file);
    const { exitCode, stdout, stderr } = await runCli(draft, { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("plans/0001-orders.md");
  });

  test("links that lead nowhere and folders that are named like files are passed over", async () => {
    const cwd = await makeSandbox();
    ["backend/manage.py", "backend/shop/models.py/x"].forEach((file) => put(cwd, file));
    await runCli(draft, { cwd });
    symlinkSync("nowhere.md", path.join(cwd, "plans/.#0001-orders.md"));
    symlinkSync("circle.md", path.join(cwd, "plans/circle.md"));
    const { exitCode, stderr } = await runCli(["lint"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  });
});

function put(cwd: string, file: string): void {
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), "");
}
