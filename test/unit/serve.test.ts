import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { killTree, sendSignal } from "../../src/process/kill-tree.ts";
import { isPortFree, waitForPort } from "../../src/process/port.ts";
import { serve } from "../../src/process/serve.ts";
import { makeSandbox } from "../cli/support/sandbox.ts";

const stayAlive = "setInterval(() => {}, 1000);";

/** A program that writes its own process id and that of a child in a session of its own, and then stays. */
const family = `
  const { spawn } = require("node:child_process");
  const { writeFileSync } = require("node:fs");
  const child = spawn(process.execPath, ["-e", "${stayAlive}"], { stdio: "ignore", detached: true });
  process.on("SIGTERM", () => { child.kill("SIGTERM"); process.exit(3); });
  writeFileSync("pids", JSON.stringify([process.pid, child.pid]));
  ${stayAlive}`;

async function readPids(cwd: string): Promise<readonly number[]> {
  const text = await vi.waitFor(() => readFile(path.join(cwd, "pids"), "utf8"), { timeout: 10_000 });
  return JSON.parse(text) as readonly number[];
}

async function expectGone(pids: readonly number[]): Promise<void> {
  await vi.waitFor(
    () => {
      expect(pids.filter((pid) => sendSignal(pid, 0))).toEqual([]);
    },
    { timeout: 10_000 },
  );
}

async function serveScript(script: string, signal: AbortSignal, cwd: string): Promise<number> {
  const program = { file: process.execPath, args: ["-e"] };
  return serve({ program, args: [script], cwd, env: {}, stdout: 2, signal });
}

describe.skipIf(process.platform === "win32")("serving in the foreground", () => {
  test("passes on the exit code of a server that ends by itself", async () => {
    const cwd = await makeSandbox();
    expect(await serveScript("process.exit(7)", new AbortController().signal, cwd)).toBe(7);
  });

  test("asks the server to end at an interrupt, and answers 130", async () => {
    const cwd = await makeSandbox();
    const controller = new AbortController();
    const served = serveScript(family, controller.signal, cwd);
    const pids = await readPids(cwd);
    controller.abort();
    expect(await served).toBe(130);
    await expectGone(pids);
  });

  test("ends what a server leaves behind in its group", async () => {
    const cwd = await makeSandbox();
    const orphan = `
      const { spawn } = require("node:child_process");
      const { writeFileSync } = require("node:fs");
      const child = spawn(process.execPath, ["-e", "${stayAlive}"], { stdio: "ignore" });
      writeFileSync("pids", JSON.stringify([child.pid]));
      process.exit(0)`;
    expect(await serveScript(orphan, new AbortController().signal, cwd)).toBe(0);
    await expectGone(await readPids(cwd));
  });

  test("a program that cannot be started is a failure", async () => {
    const cwd = await makeSandbox();
    const program = { file: path.join(cwd, "nothing"), args: [] };
    const { signal } = new AbortController();
    expect(await serve({ program, args: [], cwd, env: {}, stdout: 2, signal })).toBe(2);
  });
});

const searchPaths = existsSync("/proc") ? [process.env["PATH"] ?? "", ""] : [process.env["PATH"] ?? ""];

test.skipIf(process.platform === "win32").each(searchPaths)(
  "killing a tree reaches children in sessions of their own, with the PATH %j",
  async (search) => {
    const cwd = await makeSandbox();
    vi.stubEnv("PATH", search);
    onTestFinished(() => void vi.unstubAllEnvs());
    const child = spawn(process.execPath, ["-e", family], { cwd, stdio: "ignore" });
    const pids = await readPids(cwd);
    await killTree(pids[0] ?? 0);
    await once(child, "exit");
    await expectGone(pids);
  },
);

test("a port is free until something listens on it", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await isPortFree(port)).toBe(false);
  expect(await waitForPort(port, new AbortController().signal)).toBe(true);
  server.close();
  await once(server, "close");
  expect(await isPortFree(port)).toBe(true);
  expect(await waitForPort(port, AbortSignal.timeout(300))).toBe(false);
});
