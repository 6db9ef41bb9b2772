import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findPython, type Python } from "../../src/process/find-python.ts";
import type { Machine } from "../../src/process/machine.ts";
import { packageIndexEnvironment } from "../../src/process/package-index.ts";
import { createRun } from "../../src/process/run.ts";
import { makeSandbox } from "../cli/support/sandbox.ts";

const { signal } = new AbortController();
const here: Machine = { run: createRun(signal), env: process.env, platform: process.platform, home: homedir() };

/** The one that is found here, looked for once. */
let known: Promise<Python> | undefined;
const realPython = (): Promise<Python> => (known ??= findPython(here));

/** A machine that has nothing but what a test puts into its home and its one folder on PATH. */
async function bareMachine(
  env: Record<string, string> = {},
): Promise<{ readonly machine: Machine; readonly bin: string }> {
  const home = await makeSandbox();
  const bin = path.join(home, "bin");
  await mkdir(bin);
  const run: Machine["run"] = (file, args, options) =>
    createRun(signal)(file, args, { ...options, env: { PATH: `${bin}:/usr/bin:/bin`, ...env, ...options?.env } });
  return { machine: { run: hideSystemPythons(run, bin), env, platform: process.platform, home }, bin };
}

/** Only absolute paths and what lies in `bin` can be started, as if the system had no Python. */
function hideSystemPythons(run: Machine["run"], bin: string): Machine["run"] {
  return (file, args, options) => run(path.isAbsolute(file) ? file : path.join(bin, file), args, options);
}

async function putScript(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}

const brokenShim = 'echo "pyenv: command not found" >&2; exit 127';

describe.skipIf(process.platform === "win32")("looking for a Python", () => {
  test("finds one here, and names the interpreter itself", async () => {
    const python = await realPython();
    expect(Number(python.version.split(".")[1])).toBeGreaterThanOrEqual(12);
    expect(path.isAbsolute(python.file)).toBe(true);
    expect(python.file).not.toContain("shims");
  });

  test("passes over shims that do not run and versions that are too old", async () => {
    const real = await realPython();
    const { machine, bin } = await bareMachine();
    await putScript(path.join(bin, "python3.13"), brokenShim);
    await putScript(path.join(bin, "python3"), 'echo "3 11 /old/python"');
    await putScript(path.join(machine.home, ".pyenv/versions/3.99.1/bin/python"), brokenShim);
    await mkdir(path.join(machine.home, ".pyenv/versions/3.12.9/bin"), { recursive: true });
    await symlink(real.file, path.join(machine.home, ".pyenv/versions/3.12.9/bin/python"));
    expect((await findPython(machine)).version).toBe(real.version);
  });

  test.each(["path", "version"])("takes what UV_PYTHON says as a %s first", async (kind) => {
    const real = await realPython();
    const { machine, bin } = await bareMachine();
    await putScript(path.join(bin, "python3.14"), 'echo "3 14 /first/on/path"');
    await putScript(path.join(bin, "python3.12"), `exec "${real.file}" "$@"`);
    const env = { UV_PYTHON: kind === "path" ? real.file : "3.12" };
    expect((await findPython({ ...machine, env })).file).toBe(real.file);
  });

  test("says what it tried where there is none", async () => {
    const { machine, bin } = await bareMachine();
    await putScript(path.join(bin, "python3"), 'echo "3 11 /old/python"');
    await expect(findPython(machine)).rejects.toMatchObject({
      code: "python-missing",
      message: expect.stringMatching(
        /^no Python 3\.12 or newer found; tried .*python3\.14.*python3 \(is 3\.11\)/,
      ) as unknown,
      fix: expect.stringMatching(/UV_PYTHON/) as unknown,
    });
  });
});

async function environmentWith(env: Record<string, string>): Promise<Record<string, string>> {
  const python = await realPython();
  const { machine } = await bareMachine({ PIP_CONFIG_FILE: "/dev/null", PIP_CERT: "", SSL_CERT_FILE: "", ...env });
  return packageIndexEnvironment(machine, python.file);
}

describe.skipIf(process.platform === "win32")("where pip is configured and uv is not", () => {
  const index = "https://mirror.example/simple";

  test("uv gets pip's index and certificate", async () => {
    expect(await environmentWith({ PIP_INDEX_URL: index, PIP_CERT: "/etc/mirror.pem" })).toEqual({
      UV_DEFAULT_INDEX: index,
      SSL_CERT_FILE: "/etc/mirror.pem",
    });
  });

  test("uv's own settings win", async () => {
    const env = { PIP_INDEX_URL: index, UV_DEFAULT_INDEX: "https://own.example/simple" };
    expect(await environmentWith(env)).toEqual({});
  });

  test("nothing is made up", async () => {
    expect(await environmentWith({})).toEqual({});
  });
});
