import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { CommandInput } from "../../../src/commands/command.ts";
import { agents } from "../../../src/commands/agents.ts";
import type { Effects } from "../../../src/effects.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cbp-agents-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

interface Reported {
  readonly framework: string;
  readonly dryRun: boolean;
  readonly changes: readonly { readonly status: string; readonly path: string; readonly note: string | null }[];
}

async function run(values: CommandInput["values"] = {}, flags: Partial<CommandInput["flags"]> = {}): Promise<Reported> {
  const all = { dryRun: false, diff: false, json: false, yes: true, ...flags };
  const outcome = await agents.run({ positionals: [], values, flags: all }, effects({}));
  return outcome.data as Reported;
}

const style = (_: string, text: string): string => text;
const chooseDjango = (): Promise<string> => Promise.resolve("django");

function effects(more: Partial<Record<keyof Effects, unknown>>): Effects {
  const all = { cwd: root, env: {}, interactive: false, style, signal: new AbortController().signal, ...more };
  return all as unknown as Effects;
}

function tree(): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

const every = { for: ["claude", "copilot", "cursor", "codex", "gemini"], framework: "flask" };

describe("agents", () => {
  it("wants the framework where nothing says it", async () => {
    await expect(run()).rejects.toMatchObject({ code: "no-framework", exitCode: 2 });
    expect(tree()).toEqual({});
  });

  it("asks for the framework on a terminal", async () => {
    const outcome = await agents.run(
      { positionals: [], values: {}, flags: { dryRun: true, diff: false, json: false, yes: false } },
      effects({ interactive: true, ask: { choice: chooseDjango } }),
    );
    expect(outcome.data).toMatchObject({ framework: "django", dryRun: true });
  });

  it("takes the architect of the project's own framework", async () => {
    write(".backend-plan/project.json", JSON.stringify({ version: "0.1.0", answers: { framework: "django" } }));
    expect((await run()).framework).toBe("django");
    expect(read(".claude/agents/backend-architect.md")).toContain("# Backend architect, Django");
  });

  it("refuses another framework than the project's own", async () => {
    write(".backend-plan/project.json", JSON.stringify({ version: "0.1.0", answers: { framework: "flask" } }));
    const before = tree();
    await expect(run({ framework: "django" })).rejects.toMatchObject({
      exitCode: 2,
      message: "this project was made with flask, not django",
      fix: "leave --framework out",
    });
    expect(tree()).toEqual(before);
    expect((await run({ framework: "flask" })).framework).toBe("flask");
  });

  it("writes for Claude Code and AGENTS.md unless told otherwise", async () => {
    const { changes } = await run({ framework: "flask" });
    expect(changes.map(({ status, path }) => `${status} ${path}`).toSorted()).toEqual([
      "create .claude/agents/backend-architect.md",
      "create .claude/agents/backend-coder.md",
      "create .claude/agents/frontend-architect.md",
      "create .claude/settings.json",
      "create .claude/skills/implement-backend-plan/SKILL.md",
      "create .claude/skills/write-backend-plan/SKILL.md",
      "create AGENTS.md",
      "create CLAUDE.md",
      "create docs/conventions.md",
    ]);
  });

  it("does in a second run nothing at all", async () => {
    await run(every);
    const before = tree();
    const { changes } = await run(every);
    expect(new Set(changes.map(({ status }) => status))).toEqual(new Set(["identical"]));
    expect(tree()).toEqual(before);
  });

  it("says in a dry run what the run then does", async () => {
    write("AGENTS.md", "# Mine\n");
    const dry = await run(every, { dryRun: true });
    expect(Object.keys(tree())).toEqual([join(root, "AGENTS.md")]);
    expect(dry.changes).toEqual((await run(every)).changes);
  });

  it("keeps the team's text around its own when the framework changes", async () => {
    write("AGENTS.md", "# Mine\n\nAbove.\n");
    write(".claude/settings.json", '{\n    "model": "opus"\n}\n');
    await run({ framework: "flask" });
    write("AGENTS.md", `${read("AGENTS.md")}\nBelow.\n`);
    write(".claude/agents/backend-coder.md", `${read(".claude/agents/backend-coder.md")}\nOur addition.\n`);
    await run({ framework: "django" });
    expect(read("AGENTS.md")).toMatch(/^# Mine\n\nAbove\.\n\n[\s\S]*Django[\s\S]*\nBelow\.\n$/);
    expect(read(".claude/agents/backend-coder.md")).toMatch(/\nOur addition\.\n$/);
    expect(read(".claude/settings.json")).toMatch(/^\{\n {4}"model": "opus",\n {4}"hooks"/);
  });

  it("keeps the line ends of a file", async () => {
    write("AGENTS.md", "# Mine\r\n\r\nAbove.\r\n");
    await run({ framework: "flask" });
    expect(read("AGENTS.md")).not.toMatch(/[^\r]\n/);
  });

  it("writes nothing when a part of its own was edited, and follows the side that is chosen", async () => {
    await run({ framework: "flask" });
    write(
      ".claude/agents/backend-coder.md",
      read(".claude/agents/backend-coder.md").replace("# Backend coder", "# Our coder"),
    );
    const before = tree();
    await expect(run({ framework: "django" })).rejects.toMatchObject({ code: "conflict", exitCode: 2 });
    expect(tree()).toEqual(before);
    await run({ framework: "django", "on-conflict": "ours" });
    expect(read(".claude/agents/backend-coder.md")).toContain("# Our coder");
    expect(read(".claude/agents/backend-architect.md")).toContain("Django");
    await run({ framework: "django", "on-conflict": "theirs" });
    expect(read(".claude/agents/backend-coder.md")).toContain("# Backend coder");
  });

  it("leaves a CLAUDE.md that points at AGENTS.md already", async () => {
    write("CLAUDE.md", "See below.\n\n@AGENTS.md\n");
    const { changes } = await run({ framework: "flask" });
    expect(changes.find(({ path }) => path === "CLAUDE.md")?.status).toBe("identical");
  });

  it("leaves a CLAUDE.md that is a link", async () => {
    write("AGENTS.md", "# Mine\n");
    symlinkSync("AGENTS.md", join(root, "CLAUDE.md"));
    const { changes } = await run({ framework: "flask" });
    expect(changes.find(({ path }) => path === "CLAUDE.md")).toBeUndefined();
    expect(read("AGENTS.md").match(/create-backend-plan:begin/g)).toHaveLength(1);
  });

  it("names the tool that was meant", async () => {
    await expect(run({ for: ["claud"], framework: "flask" })).rejects.toMatchObject({
      fix: "did you mean --for claude?",
    });
  });
});
