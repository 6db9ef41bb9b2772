import { execa } from "execa";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bin, runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

interface Settings {
  readonly hooks: Readonly<
    Record<"PreToolUse" | "PostToolUse", readonly { readonly hooks: readonly { readonly command: string }[] }[]>
  >;
}

/** Runs an installed hook as the agent tool does, with this build in the place of the published one. */
async function runHook(project: string, event: keyof Settings["hooks"], input: object): Promise<string> {
  const text = await readFile(path.join(project, ".claude/settings.json"), "utf8");
  const { hooks } = JSON.parse(text) as Settings;
  const command = hooks[event][0]?.hooks[0]?.command ?? "";
  const args = command.replace(/^npx --yes create-backend-plan@\S+ /, "").split(" ");
  const env = { CLAUDE_PROJECT_DIR: project };
  const { stdout, exitCode, stderr } = await execa(process.execPath, [bin, ...args], {
    cwd: project,
    env,
    input: JSON.stringify({ hook_event_name: event, cwd: project, ...input }),
    reject: false,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

describe("agents", () => {
  test("previews, writes, and has nothing to do the second time", async () => {
    const cwd = await makeSandbox();
    const before = await hashFolder(cwd);
    const args = ["agents", "--framework", "flask", "--for", "claude,codex"];
    const preview = await runCli([...args, "--dry-run", "--diff"], { cwd });
    expect(preview.stdout).toContain("+++ b/.codex/agents/backend-coder.toml");
    expect(await hashFolder(cwd)).toBe(before);
    const { exitCode, stdout } = await runCli([...args, "--json"], { cwd });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ framework: "flask", tools: ["claude", "codex"], dryRun: false });
    const written = await hashFolder(cwd);
    const again = await runCli(args, { cwd });
    expect(again.stdout).not.toMatch(/create|update/);
    expect(await hashFolder(cwd)).toBe(written);
  });

  test("refuses through its hook what an architect writes outside plans/", async () => {
    const cwd = await makeSandbox();
    await runCli(["agents", "--framework", "django"], { cwd });
    const event = { tool_name: "Write", agent_type: "backend-architect" };
    const refused = await runHook(cwd, "PreToolUse", { ...event, tool_input: { file_path: "backend/shop/models.py" } });
    expect(JSON.parse(refused)).toMatchObject({
      hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision: "deny" },
    });
    const plan = { ...event, tool_input: { file_path: path.join(cwd, "plans/0001-shop.md") } };
    expect(await runHook(cwd, "PreToolUse", plan)).toBe("");
    const coder = { ...event, agent_type: "backend-coder", tool_input: { file_path: "backend/shop/models.py" } };
    expect(await runHook(cwd, "PreToolUse", coder)).toBe("");
  });

  test("hands the findings of a plan to the agent that wrote it", async () => {
    const cwd = await makeSandbox();
    await runCli(["agents", "--framework", "django"], { cwd });
    await mkdir(path.join(cwd, "plans"));
    const file = path.join(cwd, "plans/0001-shop.md");
    await writeFile(file, "---\nplan: 1\nid: shop\ntitle: Shop\nstatus: draft\ntarget: any\n---\n# Shop\n\nTBD\n");
    const answer = await runHook(cwd, "PostToolUse", { tool_name: "Write", tool_input: { file_path: file } });
    expect(JSON.parse(answer)).toMatchObject({
      decision: "block",
      reason: expect.stringMatching(/plans\/0001-shop\.md:\d+:\d+ error BP\d{3}/) as unknown,
    });
  });

  test("does not stop anybody's work when a hook gets nonsense", async () => {
    const cwd = await makeSandbox();
    const { exitCode } = await runCli(["agents", "hook", "guard-writes"], { cwd });
    expect(exitCode).toBe(1);
  });

  test("names the hook that was meant", async () => {
    const cwd = await makeSandbox();
    const { stderr } = await runCli(["agents", "hook", "lint-plans"], { cwd });
    expect(stderr).toContain("lint-plan");
  });
});
