import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { execa } from "execa";
import { expect, test, vi } from "vitest";
import { findPython } from "../../src/process/find-python.ts";
import { findUv, installUv } from "../../src/process/find-uv.ts";
import { createRun, type Run } from "../../src/process/run.ts";
import { bin } from "../cli/support/run-cli.ts";
import { hashFolder, makeSandbox } from "../cli/support/sandbox.ts";
import { freePort } from "../support/service.ts";

test.each(["flask", "django"])("--start brings up %s until Ctrl-C, and leaves nothing running", async (framework) => {
  const cwd = await makeSandbox();
  const port = await freePort();
  const child = spawn(process.execPath, [bin, "my-api", "--yes", "--start", "--framework", framework], {
    cwd,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let progress = "";
  child.stderr.on("data", (chunk: Buffer) => {
    progress += chunk.toString();
  });
  child.stdout.resume();
  try {
    await vi.waitFor(
      async () => {
        expect(child.exitCode, progress).toBeNull();
        expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
      },
      { timeout: 300_000, interval: 500 },
    );
    child.kill("SIGINT");
    const [exitCode] = (await once(child, "exit")) as [number];
    expect(exitCode).toBe(130);
  } finally {
    child.kill("SIGKILL");
  }
  for (const step of ["find Python and uv", "scaffold my-api", "install (uv sync)", "migrate (uv run poe migrate)"]) {
    expect(progress).toContain(`${step}: done\n`);
  }
  await vi.waitFor(async () => expect(await processesIn(cwd)).toEqual([]), { timeout: 10_000 });
});

test("Ctrl-C while it installs leaves the project whole and says how to go on", async () => {
  const cwd = await makeSandbox();
  const env = { ...process.env, PORT: String(await freePort()) };
  const child = spawn(process.execPath, [bin, "my-api", "--yes", "--start"], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let shown = "";
  child.stderr.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
    if (shown.endsWith("install (uv sync) ...\n")) {
      child.kill("SIGINT");
    }
  });
  const [exitCode] = (await once(child, "close")) as [number];
  expect(exitCode, shown).toBe(130);
  expect(shown).toMatch(/^error: interrupted in "uv sync"; the project is complete\nfix: cd my-api, then uv sync$/m);
  expect(await processesIn(cwd)).toEqual([]);
});

test("--start refuses a port that is taken before anything is written", async () => {
  const cwd = await makeSandbox();
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const before = await hashFolder(cwd);
  const args = [bin, "my-api", "--yes", "--start"];
  const settings = { cwd, env: { PORT: String(port) }, reject: false, stdin: "ignore" } as const;
  const { exitCode, stderr } = await execa(process.execPath, args, settings);
  server.close();
  expect(exitCode).toBe(2);
  expect(stderr).toBe(`error: port ${port} is taken\nfix: set PORT to a free one, for instance PORT=8001`);
  expect(await hashFolder(cwd)).toBe(before);
});

test("--start says that there is no Python before anything is written", async () => {
  const cwd = await makeSandbox();
  const settings = {
    cwd,
    env: { PATH: cwd, HOME: cwd, UV_PYTHON: undefined, PYENV_ROOT: undefined, PORT: String(await freePort()) },
    reject: false,
    stdin: "ignore",
  } as const;
  const { exitCode, stderr } = await execa(process.execPath, [bin, "my-api", "--yes", "--start"], settings);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: no Python 3\.12 or newer found; tried .*python3\.13 \(does not run\)/m);
  expect(stderr).toMatch(/^fix: install Python 3\.12 or newer/m);
  expect(await hashFolder(cwd)).toBe(await hashFolder(await makeSandbox()));
});

test("uv is installed into the user's cache where there is none", async () => {
  const home = await makeSandbox();
  const run = createRun(new AbortController().signal);
  const machine = { run, env: process.env, platform: process.platform, home };
  const python = await findPython({ ...machine, home: process.env["HOME"] ?? home });
  const bare = { ...machine, env: { XDG_CACHE_HOME: path.join(home, "cache") } };
  const uv = await installUv(bare, python);
  expect(uv.file).toBe(path.join(home, "cache/create-backend-plan/uv/bin/uv"));
  expect((await run(uv.file, ["--version"])).stdout).toMatch(/^uv \d/);
  expect(await findUv({ ...bare, run: withoutPath(run) }, python)).toEqual(uv);
});

/** A machine where only what is named by its full path can be started. */
function withoutPath(run: Run): Run {
  return (file, args, options) => run(path.isAbsolute(file) ? file : path.join("/nowhere", file), args, options);
}

/** Command lines of processes that mention a folder. */
async function processesIn(folder: string): Promise<readonly string[]> {
  const { stdout } = await execa("ps", ["-A", "-o", "args="]);
  return stdout.split("\n").filter((line) => line.includes(folder));
}
