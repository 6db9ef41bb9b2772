import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/files/hash.ts";
import { parseLock, printLock } from "../../src/project/lock-file.ts";
import { runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

const again = ["shop", "--yes", "--preset", "minimal"];

/** A project whose owner has changed a line that an older version had rendered otherwise. */
async function makeConflict(): Promise<string> {
  const cwd = await makeSandbox();
  await runCli(again, { cwd });
  const inside = (file: string): string => path.join(cwd, "shop", file);
  const readme = readFileSync(inside("README.md"), "utf8");
  const older = readme.replace(/^# .*$/m, "# Old title");
  const files = parseLock(readFileSync(inside(".backend-plan/lock.json"), "utf8"));
  const recorded = files.map((file) => (file.path === "README.md" ? { ...file, renderHash: sha256(older) } : file));
  writeFileSync(inside(".backend-plan/lock.json"), printLock(recorded));
  writeFileSync(inside(`.backend-plan/base/${sha256(older)}`), older);
  writeFileSync(inside("README.md"), readme.replace(/^# .*$/m, "# My title"));
  return cwd;
}

describe("a file that both sides changed", () => {
  test("gets markers where that is asked for, is named as what to do first, and is a finding", async () => {
    const cwd = await makeConflict();
    const { exitCode, stdout } = await runCli([...again, "--on-conflict", "markers"], { cwd });
    expect(readFileSync(path.join(cwd, "shop/README.md"), "utf8")).toContain("<<<<<<< yours\n# My title\n");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("first resolve the conflict markers in README.md\n\n  cd shop\n");
  });

  test.each([
    [
      [],
      '\n"README.md" cannot be brought up to date: you and this version changed the same lines\nthe run would be refused: choose --on-conflict markers, ours or theirs\n',
    ],
    [["--on-conflict", "markers"], "\nwould write conflict markers into README.md\n"],
  ])("is a finding of a dry run with %j", async (flags, told) => {
    const cwd = await makeConflict();
    const before = await hashFolder(cwd);
    const { exitCode, stdout } = await runCli([...again, "--dry-run", ...flags], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^ {2}conflict {3}README\.md/m);
    expect(stdout).toContain(told);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test("is nothing to resolve where a side was chosen", async () => {
    const cwd = await makeConflict();
    const { exitCode, stdout } = await runCli([...again, "--on-conflict", "theirs"], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("resolve");
  });
});
