import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect, test, vi } from "vitest";

import { makeSandbox } from "./support/sandbox.ts";
import { readTree } from "../support/tree.ts";
import { bin, runCli } from "./support/run-cli.ts";

// Each of them starts dozens of processes.
vi.setConfig({ testTimeout: 180_000 });

const args = ["--yes", "--framework", "flask", "--preset", "full"];
const pairs = Number(process.env["FAULT_RUNS"] ?? 6);
const kills = Number(process.env["FAULT_RUNS"] ?? 10);

interface Ending {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts the program and ends it after a while, unless it is faster. */
async function runAndSignal(
  cwd: string,
  target: string,
  { signal, after }: { signal: NodeJS.Signals; after: number },
): Promise<Ending> {
  const child = spawn(process.execPath, [bin, target, ...args], { cwd, stdio: "ignore" });
  const ended = new Promise<Ending>((resolve) => child.on("exit", (exitCode, by) => resolve({ exitCode, signal: by })));
  await setTimeout(after);
  child.kill(signal);
  return ended;
}

async function reference(
  cwd: string,
): Promise<{ readonly tree: ReturnType<typeof readTree>; readonly duration: number }> {
  const started = performance.now();
  expect((await runCli(["shop", ...args], { cwd })).exitCode).toBe(0);
  const duration = performance.now() - started;
  const tree = readTree(join(cwd, "shop"));
  rmSync(join(cwd, "shop"), { recursive: true });
  return { tree, duration };
}

test("a run that is killed at any time leaves no project or a whole one, and the next run clears up", async () => {
  const cwd = await makeSandbox();
  const { tree, duration } = await reference(cwd);
  for (let run = 0; run < kills; run += 1) {
    await runAndSignal(cwd, "shop", { signal: "SIGKILL", after: duration * (0.3 + (0.8 * run) / kills) });
    expect([null, JSON.stringify(tree)]).toContain(
      JSON.stringify(readTree(join(cwd, "shop"))).replace(/^null$/, "") || null,
    );
    expect((await runCli(["shop", ...args], { cwd })).exitCode).toBe(0);
    expect(readTree(join(cwd, "shop"))).toEqual(tree);
    expect(readdirSync(cwd)).toEqual(["shop"]);
    rmSync(join(cwd, "shop"), { recursive: true });
  }
});

test("a run that is killed in a folder that was there is taken back by the next run", async () => {
  const cwd = await makeSandbox();
  const { tree, duration } = await reference(cwd);
  for (let run = 0; run < kills; run += 1) {
    mkdirSync(join(cwd, "shop"));
    await runAndSignal(cwd, "shop", { signal: "SIGKILL", after: duration * (0.4 + (0.9 * run) / kills) });
    expect((await runCli(["shop", ...args], { cwd })).exitCode).toBe(0);
    expect(readTree(join(cwd, "shop"))).toEqual(tree);
    rmSync(join(cwd, "shop"), { recursive: true });
  }
});

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "%s ends a run with 130 and nothing, or with 0 and a whole project",
  async (signal) => {
    const cwd = await makeSandbox();
    const { tree, duration } = await reference(cwd);
    for (let run = 0; run < kills; run += 1) {
      const ending = await runAndSignal(cwd, "shop", { signal, after: duration * (0.3 + (0.8 * run) / kills) });
      const said = JSON.stringify(ending);
      // Before its first line has run and after its last, no program can catch a signal.
      const isUncaught = ending.signal === signal;
      expect(isUncaught || ending.exitCode === 0 || ending.exitCode === 130, said).toBe(true);
      const isThere = isUncaught ? existsSync(join(cwd, "shop")) : ending.exitCode === 0;
      expect(readdirSync(cwd), said).toEqual(isThere ? ["shop"] : []);
      expect(readTree(join(cwd, "shop")), said).toEqual(isThere ? tree : null);
      rmSync(join(cwd, "shop"), { recursive: true, force: true });
    }
  },
);

test.each(["a folder that is not there", "an empty folder"])(
  "of two runs at once in %s, one makes the project and the other does no harm",
  async (place) => {
    const cwd = await makeSandbox();
    const { tree } = await reference(cwd);
    for (let pair = 0; pair < pairs; pair += 1) {
      if (place === "an empty folder") {
        mkdirSync(join(cwd, "shop"));
      }
      const endings = await Promise.all([1, 2].map(() => runCli(["shop", ...args], { cwd })));
      const codes = endings.map(({ exitCode }) => exitCode);
      expect(
        codes.every((code) => code === 0 || code === 2),
        JSON.stringify(endings),
      ).toBe(true);
      expect(codes).toContain(0);
      endings
        .filter(({ exitCode }) => exitCode === 2)
        .forEach(({ stderr }) => expect(stderr).toMatch(/^error: .*\nfix: .*\n?$/));
      expect(readTree(join(cwd, "shop"))).toEqual(tree);
      expect(readdirSync(cwd)).toEqual(["shop"]);
      rmSync(join(cwd, "shop"), { recursive: true });
    }
  },
);
