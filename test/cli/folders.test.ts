import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { splitShellWords } from "./support/split-shell-words.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

describe("the folder of a project", () => {
  test("that is not empty is refused and stays as it was", async () => {
    const cwd = await makeSandbox();
    await mkdir(path.join(cwd, "api"));
    await writeFile(path.join(cwd, "api", "mine.txt"), "mine");
    const before = await hashFolder(cwd);
    const { exitCode, stderr } = await runCli(["api", "--yes"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: .*api.* is not empty\nfix: /);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test("that is a file is refused and stays as it was", async () => {
    const cwd = await makeSandbox();
    await writeFile(path.join(cwd, "api"), "mine");
    const before = await hashFolder(cwd);
    const { exitCode, stderr } = await runCli(["api", "--yes"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: .*\nfix: .*\n?$/);
    expect(await hashFolder(cwd)).toBe(before);
  });

  // Root may write anywhere but to a file system that takes no files.
  test.skipIf(process.platform !== "linux")("in a place that cannot be written to is refused", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stdout, stderr } = await runCli(["/sys/my-api", "--yes"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .*"\/sys\/my-api".*\nfix: .*$/);
  });

  test("below a file is refused", async () => {
    const cwd = await makeSandbox();
    await writeFile(path.join(cwd, "mine"), "mine");
    const before = await hashFolder(cwd);
    const { exitCode, stderr } = await runCli(["mine/my-api", "--yes"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: .*lies below a file\nfix: .*$/);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test("may be the one that the user stands in", async () => {
    const cwd = path.join(await makeSandbox(), "shop");
    await mkdir(cwd);
    const { exitCode, stdout, stderr } = await runCli([".", "--yes"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("npx create-backend-plan . --yes");
    expect(await readFile(path.join(cwd, "pyproject.toml"), "utf8")).toContain('"shop"');
  });

  test("may have another name than the project", async () => {
    const cwd = await makeSandbox();
    const { stdout } = await runCli(["deep/folder", "--yes", "--name", "shop"], { cwd });
    expect(stdout).toContain(
      "npx create-backend-plan deep/folder --yes --framework flask --preset standard --name shop",
    );
    expect(await readFile(path.join(cwd, "deep/folder/pyproject.toml"), "utf8")).toContain('"shop"');
  });

  test("of a dry run is listed and not made", async () => {
    const cwd = await makeSandbox();
    const dry = await runCli(["api", "--yes", "--dry-run"], { cwd });
    expect(dry.exitCode).toBe(0);
    expect(await readdir(cwd)).toEqual([]);
    expect(dry.stdout).toMatch(/^ {2}create {5,}pyproject\.toml$/m);
    expect(dry.stdout).toContain("nothing was written");
  });
});

describe("a project that is there already", () => {
  const again = ["shop", "--yes", "--preset", "minimal"];

  test("is left as it is by the same command", async () => {
    const cwd = await makeSandbox();
    await runCli(again, { cwd });
    const before = await hashFolder(cwd);
    const { exitCode, stdout } = await runCli(again, { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^changed 0 of \d+ files in shop, which was made with the same answers before$/m);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test("is not given another one inside where no folder is named", async () => {
    const cwd = await makeSandbox();
    await runCli(again, { cwd });
    const before = await hashFolder(cwd);
    const refused = await runCli(["--yes"], { cwd: path.join(cwd, "shop") });
    expect(refused).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'error: this folder is already the project "shop"\nfix: write . to bring it up to date, or the name of another folder',
    });
    expect(await hashFolder(cwd)).toBe(before);
    expect((await runCli([".", ...again.slice(1)], { cwd: path.join(cwd, "shop") })).exitCode).toBe(0);
  });

  test("keeps what its owner wrote", async () => {
    const cwd = await makeSandbox();
    await runCli(again, { cwd });
    const readme = path.join(cwd, "shop", "README.md");
    await writeFile(readme, "mine\n");
    expect((await runCli([...again, "--on-conflict=ours"], { cwd })).exitCode).toBe(0);
    expect(await readFile(readme, "utf8")).toBe("mine\n");
  });

  test("is not turned into another one", async () => {
    const cwd = await makeSandbox();
    await runCli(again, { cwd });
    const before = await hashFolder(cwd);
    const { exitCode, stderr } = await runCli(["shop", "--yes", "--framework", "django"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: .*"flask".*"django".*\nfix: /);
    expect(await hashFolder(cwd)).toBe(before);
  });
});

describe("the command that is printed at the end", () => {
  test("comes after the two to type next, and nothing comes after it", async () => {
    const cwd = await makeSandbox();
    const { stdout } = await runCli(["in here/shop", "--yes", "--preset=minimal"], { cwd });
    expect(stdout.split("\n").slice(1)).toEqual([
      "",
      "  cd 'in here/shop'",
      "  uv run poe dev",
      "",
      "the same again, without questions:",
      "  npx create-backend-plan 'in here/shop' --yes --framework flask --preset minimal",
    ]);
  });

  test("makes the same project again", async () => {
    const cwd = await makeSandbox();
    const asked = ["one", "--yes", "--framework=django", "--preset=minimal", "--with=health,ci"];
    const description = '--description=It\'s "quoted" & $costly';
    const first = await runCli([...asked, description, "--name", "shop", "--json"], { cwd });
    const { replay } = JSON.parse(first.stdout) as { readonly replay: string };
    expect(replay).toContain(String.raw`--description 'It'\''s "quoted" & $costly'`);
    const words = await splitShellWords(replay);
    expect(words.slice(0, 3)).toEqual(["npx", "create-backend-plan", "one"]);
    const second = await runCli(["two", ...words.slice(3)], { cwd });
    expect(second.exitCode).toBe(0);
    expect(await hashFolder(path.join(cwd, "two"))).toBe(await hashFolder(path.join(cwd, "one")));
  });

  test.each(["./status", "./statu", "./help", "./new"])("means the folder %s, and no command", async (folder) => {
    const cwd = await makeSandbox();
    const { stdout } = await runCli([folder, "--yes", "--name", "shop", "--dry-run", "--json"], { cwd });
    const { replay } = JSON.parse(stdout) as { readonly replay: string };
    const words = (await splitShellWords(replay)).slice(2);
    const again = await runCli([...words, "--dry-run", "--json"], { cwd });
    expect(again.stdout).toBe(stdout);
  });
});
