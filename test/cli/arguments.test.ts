import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

/** A failure is one fact and one fix, exits with 2, and leaves the folder as it was. */
async function expectRefusal(args: readonly string[], fact: string | RegExp, fix: string | RegExp): Promise<void> {
  const cwd = await makeSandbox();
  const before = await hashFolder(cwd);
  const { exitCode, stdout, stderr } = await runCli(args, { cwd });
  const [factLine = "", fixLine = "", ...rest] = stderr.split("\n");
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  expect(factLine).toMatch(/^error: [a-z"-]/);
  expect(factLine).toMatch(fact);
  expect(fixLine).toMatch(/^fix: /);
  expect(fixLine).toMatch(fix);
  expect(rest).toEqual([]);
  expect(await hashFolder(cwd)).toBe(before);
}

describe("what cannot be understood is refused with exit code 2, one fact and one fix", () => {
  test.each([
    [
      "a misspelt flag",
      ["api", "--yes", "--framwork", "flask"],
      'unknown flag "--framwork"',
      "did you mean --framework?",
    ],
    ["a flag like no other", ["api", "--yes", "--zebra"], 'unknown flag "--zebra"', "see --help"],
    [
      "a flag of another command",
      ["new", "--framework", "flask"],
      'unknown flag "--framework"',
      "write ./new for a folder",
    ],
    ["a command without its words", ["new"], '"new" is a command', "or ./new for a folder of that name"],
    ["a negated flag", ["api", "--no-yes"], 'unknown flag "--no-yes"', "see --help"],
    ["an unknown short flag", ["api", "-z"], 'unknown flag "-z"', "see --help"],
    ["a flag without its value", ["api", "--framework"], "--framework needs a value", "write --framework=flask|django"],
    [
      "a flag as the value of another",
      ["api", "--framework", "--yes"],
      "--framework needs a value",
      "write --framework=",
    ],
    ["a value where none belongs", ["api", "--yes=no"], '--yes takes no value, got "no"', "write --yes alone"],
    [
      "a second folder",
      ["api", "web", "--yes"],
      'unexpected argument "web"',
      /^fix: write create-backend-plan \[DIR\]$/,
    ],
    ["a framework there is not", ["api", "--yes", "--framework", "djngo"], '--framework cannot be "djngo"', "django?"],
    [
      "a preset there is not",
      ["api", "--yes", "--preset", "huge"],
      '--preset cannot be "huge"',
      "minimal, standard, full",
    ],
    ["a feature there is not", ["api", "--yes", "--with", "autth"], '"autth"', /auth/],
    [
      "a feature without what it needs",
      ["api", "--yes", "--without", "auth"],
      '"tasks" needs "auth"',
      "--without tasks",
    ],
    ["a feature both added and dropped", ["api", "--yes", "--with", "ci", "--without", "ci"], '"ci"', /./],
    ["a folder to work in that is not there", ["api", "--yes", "--cwd", "nowhere"], 'no folder "nowhere"', "--cwd"],
    ["a flag for a folder to work in", ["--cwd", "--yes", "api"], "--cwd needs a value", "write --cwd=DIR"],
    ["a folder without a name", ["", "--yes"], 'the folder is ""', "write . for this one"],
    ["a misspelt command", ["agent", "--yes"], 'unknown command "agent"', "write agents, or ./agent for a folder"],
    [
      "a short misspelt command with its words",
      ["nwe", "Title", "--model", "Foo"],
      'unknown command "nwe"',
      "write new, or ./nwe for a folder",
    ],
    ["a misspelt command with two words", ["staus", "a.md", "b.md"], 'unknown command "staus"', "write status, or"],
    ["a misspelt command with a flag", ["lnt", "--fix"], 'unknown command "lnt"', "write lint, or"],
    ["a folder near a command with a misspelt flag", ["net", "--framwork", "flask"], '"--framwork"', "--framework?"],
    ["an unknown flag before what may be its value", ["--zebra", "agent"], 'unknown flag "--zebra"', "see --help"],
    [
      "a command after a flag of scaffolding",
      ["--framework", "flask", "lint", "--yes"],
      '"lint" is a command',
      "write lint first, or ./lint for a folder",
    ],
    ["help on a misspelt command", ["help", "agnets"], 'unknown command "agnets"', "did you mean agents?"],
    ["help on no command", ["help", "zebra"], 'unknown command "zebra"', "see --help"],
  ])("%s", async (_, args, fact, fix) => {
    await expectRefusal(args, fact, fix);
  });

  test.each([
    ["a keyword of Python", "class"],
    ["a module of the standard library", "types"],
    ["a leading digit", "1api"],
    ["a space", "my api"],
    ["a device of Windows", "con"],
  ])("a project's name that is %s", async (_, name) => {
    await expectRefusal([name, "--yes"], `"${name}"`, /./);
  });
});

describe("without a terminal nothing is asked", () => {
  test("the flags that are missing are named", async () => {
    await expectRefusal([], "no DIR, no --framework, no --preset", "or --yes to take the defaults");
    await expectRefusal(["api", "--preset", "minimal"], /no --framework$/, /^fix: give --framework, or --yes/);
  });

  test("an idle pipe on stdin is no terminal, and is not waited for", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stderr } = await runCli([], { cwd, stdin: "pipe" });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("there is no terminal to ask on");
  });

  test("a folder, a framework and a preset are enough", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stderr } = await runCli(["api", "--framework", "flask", "--preset", "minimal"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });
});

describe("help and version", () => {
  test("--help says how to scaffold, with every flag and an example", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stdout, stderr } = await runCli(["--help"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^usage: create-backend-plan \[DIR\]/);
    for (const flag of ["framework", "preset", "with", "without", "name", "description", "config", "start", "json"]) {
      expect(stdout).toContain(`--${flag}`);
    }
    expect(stdout).toContain("create-backend-plan my-api --yes --start");
  });

  test("help on help is the help there is", async () => {
    const cwd = await makeSandbox();
    expect(await runCli(["help", "help"], { cwd })).toEqual(await runCli(["--help"], { cwd }));
  });

  test("--help wins over arguments that are wrong", async () => {
    const cwd = await makeSandbox();
    expect((await runCli(["--zebra", "--help"], { cwd })).exitCode).toBe(0);
  });

  test("--version prints the version alone", async () => {
    const cwd = await makeSandbox();
    const { stdout } = await runCli(["--version"], { cwd });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe("where it works", () => {
  test("--cwd is where relative paths start", async () => {
    const cwd = await makeSandbox();
    await mkdir(path.join(cwd, "inner"));
    const { exitCode, stdout } = await runCli(["api", "--yes", "--json", "--cwd", "inner"], { cwd });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ project: { directory: path.join(cwd, "inner", "api") } });
  });

  test("`npm start` in a checkout means paths from where it was typed", async () => {
    const typedIn = await makeSandbox();
    const checkout = fileURLToPath(new URL("../..", import.meta.url));
    const env = { npm_lifecycle_event: "start", INIT_CWD: typedIn };
    const { stdout } = await runCli(["../api", "--yes", "--json", "--dry-run"], { cwd: checkout, env });
    expect(JSON.parse(stdout)).toMatchObject({ project: { directory: path.resolve(typedIn, "../api") } });
  });

  test("a script of another package does not", async () => {
    const cwd = await makeSandbox();
    const env = { npm_lifecycle_event: "start", INIT_CWD: path.dirname(cwd) };
    const { stdout } = await runCli(["api", "--yes", "--json", "--dry-run"], { cwd, env });
    expect(JSON.parse(stdout)).toMatchObject({ project: { directory: path.join(cwd, "api") } });
  });
});
