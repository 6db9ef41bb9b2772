import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

const sample = readFileSync(new URL("../fixtures/plan/sample.md", import.meta.url), "utf8");
const fixable = sample.replace("path: /loans\n", "path: /api/v1/loans\n");

const writing: readonly (readonly [title: string, plan: string | null, args: readonly string[]])[] = [
  ["scaffolding", null, ["api", "--yes"]],
  ["agents", null, ["agents", "--framework", "flask"]],
  ["new", null, ["new", "Pay orders", "--model", "Order"]],
  ["ready", sample, ["ready", "plans/0001-sample.md"]],
  ["lint --fix", fixable, ["lint", "--fix"]],
];

interface Changes {
  readonly dryRun: boolean;
  readonly changes: readonly { readonly status: string; readonly path: string }[];
  readonly diff?: string;
}

async function prepare(plan: string | null): Promise<string> {
  const cwd = await makeSandbox();
  if (plan !== null) {
    mkdirSync(path.join(cwd, "plans"));
    writeFileSync(path.join(cwd, "plans/0001-sample.md"), plan);
  }
  return cwd;
}

async function changesOf(args: readonly string[], cwd: string): Promise<Changes> {
  const { stdout } = await runCli([...args, "--json"], { cwd });
  return JSON.parse(stdout) as Changes;
}

describe.each(writing)("what %s says of its changes", (_, plan, args) => {
  test("is in a dry run what is then done, and with --diff a patch that does the same", async () => {
    const [cwd, patched] = [await prepare(plan), await prepare(plan)];
    const before = await hashFolder(cwd);
    const dry = await changesOf([...args, "--dry-run", "--diff"], cwd);
    expect((await runCli([...args, "--dry-run"], { cwd })).stdout).toContain("a dry run: nothing was written");
    expect(await hashFolder(cwd)).toBe(before);
    const real = await changesOf(args, cwd);
    expect([dry.dryRun, real.dryRun]).toEqual([true, false]);
    expect(dry.changes.length).toBeGreaterThan(0);
    expect(dry.changes).toEqual(real.changes);
    expect(await hashFolder(cwd)).not.toBe(before);

    const folder = args[0] === "api" ? path.join(patched, "api") : patched;
    mkdirSync(folder, { recursive: true });
    await execa("git", ["apply", "-"], { cwd: folder, input: dry.diff ?? "" });
    for (const { path: file } of real.changes) {
      const [ours, theirs] = [folder, folder.replace(patched, cwd)].map((root) =>
        readFileSync(path.join(root, file), "utf8"),
      );
      expect(ours, file).toBe(theirs);
    }
  });
});

test.each([
  [["--sarif", "--json"], "--sarif and --json"],
  [["--format", "github", "--json"], "--format github and --json"],
  [["--sarif", "--format", "github"], "--sarif and --format github"],
  [["--ir"], "--ir adds to a JSON document"],
])("lint %j contradicts itself", async (flags, fact) => {
  const cwd = await prepare(sample);
  const { exitCode, stdout, stderr } = await runCli(["lint", ...flags], { cwd });
  expect(exitCode).toBe(2);
  expect(`${stdout}${stderr}`).toContain(fact);
});
