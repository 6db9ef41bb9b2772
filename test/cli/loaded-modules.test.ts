import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bin } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Run {
  readonly stdout: string;
  readonly loaded: readonly string[];
}

/** Runs node, and says which modules it loaded. */
async function runNode(args: readonly string[], cwd: string): Promise<Run> {
  const folder = await makeSandbox();
  const env = { ...process.env, NODE_V8_COVERAGE: folder, GITHUB_ACTIONS: "" };
  const stdout = execFileSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  const loaded = readdirSync(folder).flatMap((name) => {
    const report = JSON.parse(readFileSync(join(folder, name), "utf8")) as { result: { url: string }[] };
    return report.result.map(({ url }) => url);
  });
  return { stdout, loaded };
}

test("linting loads no prompts, no Handlebars and no plop", async () => {
  const args = ["--import", "tsx", join(root, "src/bin.ts"), "lint", "test/fixtures/plan/sample.md"];
  const { stdout, loaded } = await runNode(args, root);
  expect(stdout).toContain("no findings");
  expect(loaded.some((url) => url.endsWith("src/plan/lint-plans.ts"))).toBe(true);
  expect(
    loaded.filter((url) => /node_modules\/(@?inquirer|handlebars|plop|node-plop|execa)\b|src\/render\//.test(url)),
  ).toEqual([]);
});

test.each([
  ["help", ["--help"], 4],
  ["a scaffold", ["shop", "--yes"], 7],
])("%s opens a handful of files, and no dependency", async (_, args, most) => {
  const { loaded } = await runNode([bin, ...args], await makeSandbox());
  const files = loaded.filter((url) => url.startsWith("file:"));
  expect(files.length).toBeGreaterThan(0);
  expect(files.length, files.join("\n")).toBeLessThanOrEqual(most);
  expect(files.filter((url) => url.includes("node_modules"))).toEqual([]);
});
