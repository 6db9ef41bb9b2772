import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { canDriveTerminal, runInTerminal, type TerminalStep } from "./support/terminal.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

const enter = "\r";
const down = "\u001b[B";
const interrupt = "\u0003";
const endOfInput = "\u0004";
const eraseLine = "\u0015";

const allDefaults: readonly TerminalStep[] = [
  ["Name of the project", enter],
  ["Framework", enter],
  ["Preset", enter],
  ["Features", enter],
  ["Description", enter],
];

describe.skipIf(!canDriveTerminal())("on a terminal", () => {
  test("five questions, each answered by Enter, make a project", async () => {
    const cwd = await makeSandbox();
    const { exitCode, left, shown } = await runInTerminal([], allDefaults, cwd);
    expect({ exitCode, left }).toEqual({ exitCode: 0, left: 0 });
    expect(await readdir(path.join(cwd, "my-api"))).toContain("pyproject.toml");
    expect(stripVTControlCharacters(shown)).toContain(
      "npx create-backend-plan my-api --yes --framework flask --preset standard\r\n",
    );
  });

  test("other answers are in the command that gives the same again", async () => {
    const cwd = await makeSandbox();
    const steps: readonly TerminalStep[] = [
      ["Framework", down + enter],
      ["Preset", enter],
      ["Features", ` ${enter}`],
      ["Description", `${eraseLine}Ada's own${enter}`],
    ];
    const { exitCode, shown } = await runInTerminal(["web"], steps, cwd);
    expect(exitCode).toBe(0);
    expect(stripVTControlCharacters(shown)).toContain(
      String.raw`npx create-backend-plan web --yes --framework django --preset standard --without agent-docs --description 'Ada'\''s own'`,
    );
  });

  test("what a flag answers is not asked", async () => {
    const cwd = await makeSandbox();
    const args = ["web", "--framework", "flask", "--preset", "minimal", "--with", "health"];
    const { exitCode, shown } = await runInTerminal(args, [["Description", enter]], cwd);
    expect(exitCode).toBe(0);
    expect(shown).not.toMatch(/Name of|Framework|Preset|Features/);
  });

  test("an answer that does not fit is asked again with the reason", async () => {
    const cwd = await makeSandbox();
    const steps: readonly TerminalStep[] = [
      ["Features", `${down} ${enter}`],
      ['"tasks" needs "auth"', interrupt],
    ];
    const { exitCode, left } = await runInTerminal(["web", "--framework", "flask", "--preset", "standard"], steps, cwd);
    expect({ exitCode, left }).toEqual({ exitCode: 130, left: 0 });
  });

  test.each([
    ["a name that cannot be used", ["class"], '"class" is a Python keyword'],
    ["a folder that is not empty", ["filled"], '/filled" is not empty'],
    ["a feature there is not", ["web", "--framework=flask", "--preset=minimal", "--with=ath"], '"ath"'],
    ["an answer to conflicts there is not", ["--on-conflict=mine"], '--on-conflict cannot be "mine"'],
  ])("%s is refused before anything is asked", async (_, args, fact) => {
    const cwd = await makeSandbox();
    await mkdir(path.join(cwd, "filled"));
    await writeFile(path.join(cwd, "filled/mine.txt"), "mine");
    const { exitCode, shown } = await runInTerminal(args, [], cwd);
    expect(exitCode).toBe(2);
    expect(stripVTControlCharacters(shown)).toContain(fact);
    expect(shown).not.toMatch(/Name of|Framework|Preset|Features|Description/);
  });

  test("a text that does not fit is asked for again with the reason", async () => {
    const cwd = await makeSandbox();
    await mkdir(path.join(cwd, "filled"));
    await writeFile(path.join(cwd, "filled/mine.txt"), "mine");
    const steps: readonly TerminalStep[] = [
      ["Name of the project", `filled${enter}`],
      ['/filled" is not empty', `${eraseLine}web${enter}`],
      ["Description", `${"x".repeat(130)}${enter}`],
      ["cannot be used", `${eraseLine}Short.${enter}`],
    ];
    const { exitCode, left } = await runInTerminal(["--framework=flask", "--preset=full"], steps, cwd);
    expect({ exitCode, left }).toEqual({ exitCode: 0, left: 0 });
    expect(await readFile(path.join(cwd, "web/README.md"), "utf8")).toContain("\nShort.\n");
  });

  test.each(allDefaults.map(([awaited], index) => [awaited, index] as const))(
    "Ctrl-C at %s exits with 130 and writes nothing",
    async (awaited, index) => {
      const cwd = await makeSandbox();
      const before = await hashFolder(cwd);
      const steps: readonly TerminalStep[] = [...allDefaults.slice(0, index), [awaited, interrupt]];
      const { exitCode, shown } = await runInTerminal([], steps, cwd);
      expect(exitCode).toBe(130);
      expect(stripVTControlCharacters(shown)).toContain("error: interrupted, nothing was written");
      expect(await hashFolder(cwd)).toBe(before);
    },
  );

  test.each([
    ["the end of input", endOfInput],
    ["a terminal that goes away", null],
  ])("%s at a question is no success and writes nothing", async (_, typed) => {
    const cwd = await makeSandbox();
    const before = await hashFolder(cwd);
    const { exitCode } = await runInTerminal([], [["Name of the project", typed]], cwd);
    expect(exitCode).not.toBe(0);
    expect(await hashFolder(cwd)).toBe(before);
  });
});
