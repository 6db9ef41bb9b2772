import { readdir } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { canDriveTerminal, runInTerminal, type TerminalStep } from "./support/terminal.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

const enter = "\r";
const down = "\u001b[B";
const interrupt = "\u0003";
const endOfInput = "\u0004";

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
      ["Description", `\u0015Ada's own${enter}`],
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
