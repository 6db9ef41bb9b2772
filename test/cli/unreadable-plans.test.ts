import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

const sample = readFileSync(new URL("../fixtures/plan/sample.md", import.meta.url), "utf8");

async function makePlans(): Promise<string> {
  const cwd = await makeSandbox();
  mkdirSync(path.join(cwd, "plans"));
  writeFileSync(path.join(cwd, "plans/0001-sample.md"), sample);
  return cwd;
}

interface Found {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly fix: string;
}

async function findingsIn(cwd: string): Promise<readonly Found[]> {
  const { exitCode, stdout } = await runCli(["lint", "--json"], { cwd });
  expect(exitCode).toBe(1);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Found[] };
  return findings.filter(({ code }) => code === "BP001");
}

describe.skipIf(process.platform === "win32")("what cannot be read as a plan", () => {
  test.each(["/dev/zero", "plans/pipe.md"])("is refused where %s is named", async (name) => {
    const cwd = await makePlans();
    await execa("mkfifo", ["plans/pipe.md"], { cwd });
    expect(await runCli(["lint", name], { cwd })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: "${name}" is not a file\nfix: name a plan document or a folder of them`,
    });
  });

  test("is a finding where it stands among plans, and is not opened", async () => {
    const cwd = await makePlans();
    await execa("mkfifo", ["pipe.md"], { cwd: path.join(cwd, "plans") });
    symlinkSync("nowhere.md", path.join(cwd, "plans/link.md"));
    writeFileSync(path.join(cwd, "plans/vast.md"), "");
    truncateSync(path.join(cwd, "plans/vast.md"), 2 ** 40);
    const found = (await findingsIn(cwd)).map(({ file, message }) => `${file}: ${message}`);
    expect(found).toEqual([
      "plans/link.md: the document is a link that leads nowhere",
      "plans/pipe.md: the document is not a file",
      "plans/vast.md: the document has 1099511627776 bytes, more than the 1048576 that are read",
    ]);
  });

  test("leaves the plans beside it readable", async () => {
    const cwd = await makePlans();
    await execa("mkfifo", ["plans/pipe.md"], { cwd });
    expect((await runCli(["lint", "plans/0001-sample.md"], { cwd })).exitCode).toBe(0);
  });
});
