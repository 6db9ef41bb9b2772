import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { runHook } from "../../../src/agents/hooks/run-hook.ts";

let root: string;
const noFindings = (): Promise<readonly string[]> => Promise.resolve([]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cbp-hooks-"));
  mkdirSync(join(root, "plans"));
  mkdirSync(join(root, "app"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

async function guard(
  tool: string,
  input: object,
  agent: string | undefined = "backend-architect",
): Promise<"deny" | "pass"> {
  const event = { tool_name: tool, tool_input: input, cwd: root, agent_type: agent };
  const answer = await runHook(
    {
      name: "guard-writes",
      input: JSON.stringify(event),
      agents: ["backend-architect", "frontend-architect"],
      cwd: "/",
      projectFolder: root,
    },
    noFindings,
  );
  return JSON.stringify(answer).includes('"permissionDecision":"deny"') ? "deny" : "pass";
}

describe("the guard of planning roles", () => {
  it.each(["plans/0001-a.md", "plans/deep/er.md", "./plans/a.plan.yaml"])("lets them write %s", async (file) => {
    expect(await guard("Write", { file_path: file })).toBe("pass");
    expect(await guard("Edit", { file_path: join(root, file) })).toBe("pass");
  });

  it.each([
    "app/models.py",
    "plans",
    "plans/../app/models.py",
    "plansx/a.md",
    "../plans/a.md",
    "/etc/hosts",
    "",
    "AGENTS.md",
  ])("refuses them %j", async (file) => {
    expect(await guard("Write", { file_path: file })).toBe("deny");
    expect(await guard("Edit", { file_path: file })).toBe("deny");
    expect(await guard("NotebookEdit", { notebook_path: file })).toBe("deny");
  });

  it("refuses a way out of plans/ through a link", async () => {
    symlinkSync(join(root, "app"), join(root, "plans", "out"));
    expect(await guard("Write", { file_path: "plans/out/models.py" })).toBe("deny");
    expect(await guard("Write", { file_path: "plans/out/new/models.py" })).toBe("deny");
  });

  it("refuses a write that names no file", async () => {
    expect(await guard("Write", {})).toBe("deny");
  });

  it("leaves everybody else alone", async () => {
    expect(await guard("Write", { file_path: "app/models.py" }, "backend-coder")).toBe("pass");
    const event = JSON.stringify({ tool_name: "Write", tool_input: { file_path: "app/a.py" }, cwd: root });
    const request = {
      name: "guard-writes",
      input: event,
      agents: ["backend-architect"],
      cwd: root,
      projectFolder: null,
    } as const;
    expect(await runHook(request, noFindings)).toBeNull();
  });

  it.each([
    "npx create-backend-plan lint",
    "npx --yes create-backend-plan@0.1.0 ready plans/0001-a.md",
    'create-backend-plan new "Late fees" --model LateFee',
    "create-backend-plan explain BP203",
    "npx create-backend-plan help new",
    "npx create-backend-plan lint plans/0001-a.md --fix",
    "npx create-backend-plan ready 0001",
    "npx create-backend-plan lint plans",
    'npx create-backend-plan new "Pay orders (again)" --endpoint "POST /orders/{id}/pay"',
    "npx create-backend-plan new 'It costs $5 & more'",
    "git log --oneline -5 app/models.py",
    "git diff",
  ])("lets them run %s", async (command) => {
    expect(await guard("Bash", { command })).toBe("pass");
  });

  it.each([
    "echo x > app/models.py",
    "npx create-backend-plan lint; touch app/x",
    "npx create-backend-plan lint && touch app/x",
    "npx create-backend-plan lint\ntouch app/x",
    "npx create-backend-plan apply plans/a.md",
    "npx create-backend-plan lint --fix docs/design.md",
    "npx create-backend-plan ready plans/../docs/design.md",
    "npx create-backend-plan ready ../other/plans/0001-a.md",
    "npx create-backend-plan lint --fix .",
    "npx create-backend-plan lint --fix app",
    "npx create-backend-plan --cwd /tmp new X",
    "create-backend-plan new X --cwd=/tmp",
    'create-backend-plan new "$(touch x)"',
    "create-backend-plan new `touch x`",
    "npx create-backend-plan-evil lint",
    "npx evil create-backend-plan lint",
    "git diff --output=app/x",
    "git diff --ou=app/x",
    'git diff --out"put=app/x"',
    "create-backend-plan new X --cw'd' /tmp",
    'create-backend-plan new "a\\" ; touch x"',
    "create-backend-plan new 'a' b' ; touch x",
    "git commit -m x",
    "git -c core.pager=x log",
    "sed -i s/a/b/ app/models.py",
    "python -c pass",
    "",
  ])("refuses them %j", async (command) => {
    expect(await guard("Bash", { command })).toBe("deny");
  });

  it.each(["", "null", "3", "{"])("fails without refusing anybody's call on the input %j", async (input) => {
    const request = {
      name: "guard-writes",
      input,
      agents: ["backend-architect"],
      cwd: root,
      projectFolder: null,
    } as const;
    await expect(runHook(request, noFindings)).rejects.toMatchObject({ exitCode: 1 });
  });
});

async function lint(file: string, findings: readonly string[]): Promise<object | null> {
  const event = { tool_name: "Write", tool_input: { file_path: file }, cwd: root };
  const request = {
    name: "lint-plan",
    input: JSON.stringify(event),
    agents: [],
    cwd: root,
    projectFolder: root,
  } as const;
  return runHook(request, () => Promise.resolve(findings));
}

describe("the linter after a write", () => {
  it("hands the findings of a plan to the agent", async () => {
    expect(await lint("plans/a.md", ["plans/a.md:3:1 error BP101 x"])).toEqual({
      decision: "block",
      reason: expect.stringContaining("plans/a.md:3:1 error BP101 x") as string,
    });
  });

  it("says nothing about a clean plan or another file", async () => {
    expect(await lint("plans/a.md", [])).toBeNull();
    expect(await lint("app/models.py", ["x"])).toBeNull();
    expect(await lint("plans/notes.txt", ["x"])).toBeNull();
  });

  it("counts what it leaves out", async () => {
    const answer = await lint(
      "plans/a.md",
      Array.from({ length: 25 }, (_, index) => `finding ${index}`),
    );
    expect(JSON.stringify(answer)).toContain("25 findings");
    expect(JSON.stringify(answer)).toContain("and 5 more");
  });
});
