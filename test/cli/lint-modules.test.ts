import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("linting loads no prompts, no Handlebars and no plop", () => {
  const folder = mkdtempSync(join(tmpdir(), "cbp-modules-"));
  try {
    const args = ["--import", "tsx", join(root, "src/bin.ts"), "lint", "test/fixtures/plan/sample.md"];
    const env = { ...process.env, NODE_V8_COVERAGE: folder, GITHUB_ACTIONS: "" };
    expect(execFileSync(process.execPath, args, { cwd: root, env, encoding: "utf8" })).toContain("no findings");
    const loaded = readdirSync(folder).flatMap((name) => {
      const report = JSON.parse(readFileSync(join(folder, name), "utf8")) as { result: { url: string }[] };
      return report.result.map(({ url }) => url);
    });
    expect(loaded.some((url) => url.endsWith("src/plan/lint-plans.ts"))).toBe(true);
    expect(
      loaded.filter((url) => /node_modules\/(@?inquirer|handlebars|plop|node-plop|execa)\b|src\/render\//.test(url)),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
