import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { bin } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

test.skipIf(process.platform === "win32")("Ctrl-C while a Python is looked for is an interrupt", async () => {
  const cwd = await makeSandbox();
  const programs = await makeSandbox();
  const started = path.join(programs, "started");
  const slow = path.join(programs, "python3.14");
  writeFileSync(slow, `#!/bin/sh\n: >"${started}"\nexec sleep 60\n`);
  chmodSync(slow, 0o755);
  const before = await hashFolder(cwd);
  const child = spawn(process.execPath, [bin, "api", "--yes", "--start"], {
    cwd,
    env: { PATH: `${programs}:/usr/bin:/bin`, HOME: programs, PORT: "48731" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  const stderr = child.stderr.toArray();
  await vi.waitFor(() => expect(existsSync(started)).toBe(true), { timeout: 20_000 });
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect((await stderr).join("")).toContain("error: interrupted, nothing was written");
  expect(await hashFolder(cwd)).toBe(before);
});
