import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

interface Failure {
  readonly error: Readonly<Record<"code" | "message" | "fix", string>>;
}

describe("--json prints exactly one document on stdout", () => {
  test("after scaffolding: the project, its changes, what to type next", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stdout, stderr } = await runCli(["api", "--yes", "--json"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      project: { name: "api", framework: "flask" },
      dryRun: false,
      changes: expect.arrayContaining([{ status: "create", path: "pyproject.toml", note: null }]) as unknown,
      next: ["cd api", "uv run poe dev"],
      replay: "npx create-backend-plan api --yes --framework flask --preset standard",
    });
  });

  test("of a dry run, with the diff where it is asked for", async () => {
    const cwd = await makeSandbox();
    const before = await hashFolder(cwd);
    const { exitCode, stdout } = await runCli(["api", "--yes", "--json", "--dry-run", "--diff"], { cwd });
    const document = JSON.parse(stdout) as { readonly dryRun: boolean; readonly diff: string };
    expect({ exitCode, dryRun: document.dryRun }).toEqual({ exitCode: 0, dryRun: true });
    expect(document.diff).toContain("--- /dev/null\n+++ b/pyproject.toml\n@@ -0,0 +1,");
    expect(await hashFolder(cwd)).toBe(before);
  });

  test.each([
    ["an unknown flag", ["api", "--json", "--framwork=flask"], "unknown-flag"],
    ["a folder to work in that is not there", ["api", "--json", "--cwd", "nowhere"], "no-folder"],
    ["features that do not fit", ["api", "--json", "--yes", "--without", "auth"], "feature-requirement"],
    ["questions that are open", ["--json"], "no-terminal"],
    ["a config file that is not there", ["api", "--json", "--yes", "--config", "none.yaml"], "bad-config"],
  ])("of the failure: %s", async (_, args, code) => {
    const cwd = await makeSandbox();
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    const { error } = JSON.parse(stdout) as Failure;
    expect({ exitCode, stderr, code: error.code }).toEqual({ exitCode: 2, stderr: "", code });
    expect(error.message).not.toBe("");
    expect(error.fix).not.toBe("");
  });

  test("of the version and of the help", async () => {
    const cwd = await makeSandbox();
    const version = await runCli(["--version", "--json"], { cwd });
    expect(JSON.parse(version.stdout)).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown });
    const help = await runCli(["--help", "--json"], { cwd });
    expect(JSON.parse(help.stdout)).toEqual({ help: expect.stringMatching(/^usage: /) as unknown });
  });
});
