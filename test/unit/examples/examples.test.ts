import { appendFile, cp, mkdir, readdir, readFile } from "node:fs/promises";
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

/** What an example is there to show, by what says it in one of its blocks. */
const shown: Readonly<Record<string, readonly string[]>> = {
  "django-notifications": [
    "target: django",
    "values: [email, in_app]",
    "queue: notifications",
    "transitions: {pending: [sent, failed]",
    "filters: [channel, status, is_read]",
    "id: endpoint.notifications.mark_read",
    "transport: sse",
  ],
  "flask-ward-newsroom": [
    "target: flask",
    "scope: model.Ward",
    "dedup: {fields: [newspaper, document_sha256]",
    "type: vector",
    "id: model.PollingStation",
    "id: model.ElectionResult",
    "id: endpoint.trends.pulse",
    "cache: {ttl: 60s",
    "kind: gemini",
    "kind: perplexity",
    "fallback: [next_provider, {stale_cache: 24h}",
    "id: channel.analyses.stream",
    "trigger: {schedule:",
  ],
  "shop-orders": [
    "target: any",
    "type: decimal, precision: 12, scale: 2",
    "lock: row",
    "idempotency: job_key",
    "{unique: [customer], where: \"status = 'cart'\"",
    "change: alter",
    "phase: contract, deploy: 4",
  ],
};

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

  it("is clean after each of its plans, as they are built one after the other", async () => {
    const cwd = await makeSandbox();
    await mkdir(path.join(cwd, "plans"));
    for (const plan of (await readdir(path.join(folder, "plans"))).toSorted()) {
      await cp(path.join(folder, "plans", plan), path.join(cwd, "plans", plan));
      const { exitCode, lines } = await run(lint, cwd);
      expect(exitCode, lines.join("\n")).toBe(0);
    }
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

  it("shows what it is there for", async () => {
    const plans = await readdir(path.join(folder, "plans"));
    const texts = await Promise.all(plans.map((plan) => readFile(path.join(folder, "plans", plan), "utf8")));
    expect((shown[name] ?? ["a list of what it shows"]).filter((part) => !texts.join("\n").includes(part))).toEqual([]);
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
