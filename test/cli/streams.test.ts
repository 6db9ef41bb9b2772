import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { bin, runCli } from "./support/run-cli.ts";
import { canDriveTerminal, runInTerminal } from "./support/terminal.ts";
import { makeSandbox } from "./support/sandbox.ts";

const escape = "\u001b[";

describe("a reader that goes away", () => {
  test.each(["stdout", "stderr"] as const)("of %s stops no scaffolding and is no failure", async (stream) => {
    const cwd = await makeSandbox();
    const child = spawn(process.execPath, [bin, "api", "--yes", "--diff"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    child[stream].destroy();
    child[stream === "stdout" ? "stderr" : "stdout"].resume();
    const [exitCode] = (await once(child, "exit")) as [number | null];
    expect(exitCode).toBe(0);
    expect(await readdir(path.join(cwd, "api"))).toContain("pyproject.toml");
  });

  test.skipIf(process.platform === "win32")("that reads one line of many gets it", async () => {
    const cwd = await makeSandbox();
    const pipeline = `"$0" "$1" api --yes --dry-run --diff | head -1; echo "\${PIPESTATUS[0]}"`;
    const child = spawn("bash", ["-c", pipeline, process.execPath, bin], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
    expect(stdout.join("")).toMatch(/^ {2}create .*\n0\n$/);
    expect(stderr.join("")).toBe("");
  });
});

describe.skipIf(!existsSync("/dev/full"))("a stdout that takes nothing", () => {
  test.each([
    "--help",
    "--version --json",
    "api --yes --dry-run",
    "api --yes --dry-run --json",
    "explain zebra --json",
  ])("is one fact and one fix after %s, and exit code 2", async (words) => {
    const cwd = await makeSandbox();
    const child = spawn("bash", ["-c", `"$0" "$1" ${words} >/dev/full`, process.execPath, bin], {
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(child, "exit");
    const stderr = await child.stderr.toArray();
    expect(stderr.join("")).toMatch(/^error: the output cannot be written \(ENOSPC\)\nfix: .*\n$/);
    expect(await ended).toEqual([2, null]);
  });

  test("does not matter as stderr", async () => {
    const cwd = await makeSandbox();
    const child = spawn("bash", ["-c", `"$0" "$1" lint 2>/dev/full`, process.execPath, bin], { cwd, stdio: "ignore" });
    expect(await once(child, "exit")).toEqual([2, null]);
  });
});

describe("colours", () => {
  test("are not in what a pipe gets", async () => {
    const cwd = await makeSandbox();
    const { stdout, stderr } = await runCli(["api", "--yes", "--dry-run", "--diff"], { cwd });
    expect(`${stdout}${stderr}`).not.toContain(escape);
  });

  test.skipIf(!canDriveTerminal())("are on a terminal, unless --no-color or NO_COLOR says otherwise", async () => {
    const cwd = await makeSandbox();
    const args = ["api", "--yes", "--dry-run"];
    expect((await runInTerminal(args, [], cwd)).shown).toContain(escape);
    expect((await runInTerminal([...args, "--no-color"], [], cwd)).shown).not.toContain(escape);
    expect((await runInTerminal(args, [], cwd, { NO_COLOR: "1" })).shown).not.toContain(escape);
  });
});
