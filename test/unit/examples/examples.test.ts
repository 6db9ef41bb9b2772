import { appendFile, cp, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import type { Command, CommandInput } from "../../../src/commands/command.ts";
import type { Effects } from "../../../src/effects.ts";
import type { Outcome } from "../../../src/commands/outcome.ts";
import { lint } from "../../../src/commands/lint.ts";
import { ready } from "../../../src/commands/ready.ts";
import { status } from "../../../src/commands/status.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";

const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));
const names = (await readdir(examples, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const sections = [
  "Context and requirements",
  "Existing patterns it follows",
  "Data models",
  "API",
  "Background tasks",
  "External services",
  "Real time",
  "Migration and rollout",
  "Edge cases and errors",
  "Performance",
  "Security and permissions",
  "Observability",
  "Trade-offs and decisions",
  "Deviations from conventions",
  "Open questions",
  "Regression risks",
];

function run(command: Command, cwd: string, positionals: readonly string[] = []): Promise<Outcome> {
  const flags: CommandInput["flags"] = { dryRun: false, diff: false, json: true, yes: true };
  const effects = { cwd, env: {}, style: (_: string, text: string) => text, signal: new AbortController().signal };
  return command.run({ positionals, values: {}, flags }, effects as unknown as Effects);
}

interface Status {
  readonly state: string;
  readonly open: number;
}

async function statuses(folder: string): Promise<readonly Status[]> {
  const { data } = await run(status, folder);
  return (data as { readonly plans: readonly Status[] }).plans;
}

describe.each(names)("the example %s", (name) => {
  const folder = path.join(examples, name);

  it("lints clean, and something was checked", async () => {
    const { exitCode, lines } = await run(lint, folder);
    expect(lines.join("\n")).toContain("no findings");
    expect(exitCode).toBe(0);
  });

  it("is ready, each of its plans, with nothing open", async () => {
    const plans = await statuses(folder);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.filter(({ state, open }) => state !== "ready" || open > 0)).toEqual([]);
  });

  it("is a draft again after an edit, until it is declared ready anew", async () => {
    const cwd = await makeSandbox();
    await cp(folder, cwd, { recursive: true });
    const [plan = ""] = (await readdir(path.join(cwd, "plans"))).toSorted();
    await appendFile(path.join(cwd, "plans", plan), "\nOne more sentence.\n");
    expect((await statuses(cwd))[0]?.state).toBe("edited");
    const { exitCode, lines } = await run(ready, cwd, [`plans/${plan}`]);
    expect(exitCode, lines.join("\n")).toBe(0);
    expect((await statuses(cwd))[0]?.state).toBe("ready");
  });

  it("has every section, in the order of the template, and none empty", async () => {
    for (const plan of await readdir(path.join(folder, "plans"))) {
      const text = await readFile(path.join(folder, "plans", plan), "utf8");
      const parts = text.split(/^## /m).slice(1);
      expect(parts.map((part) => part.split("\n")[0])).toEqual(sections);
      expect(parts.filter((part) => part.split("\n").slice(1).join("").trim() === "")).toEqual([]);
    }
  });
});
