import { homedir } from "node:os";
import { findPython, type Python } from "../../src/process/find-python.ts";
import { findUv, installUv } from "../../src/process/find-uv.ts";
import type { Machine, Program } from "../../src/process/machine.ts";
import { packageIndexEnvironment } from "../../src/process/package-index.ts";
import { createRun } from "../../src/process/run.ts";

/** Python and uv as the product itself finds them, so that a new machine needs nothing else. */
export interface Toolchain {
  readonly python: Python;
  readonly uv: Program;
  /** What uv's children need in order to use that Python and the configured package index. */
  readonly env: Readonly<Record<string, string>>;
}

/** Settings of the outer shell that would leak into generated projects, or compile them anew for each process. */
const leaks =
  /^(CI|VITEST.*|NODE_ENV|VIRTUAL_ENV|PYTHONPATH|PYTHONDONTWRITEBYTECODE|DJANGO_.*|APP_ENV|DEBUG|SECRET_KEY|.*_URL|PORT|LOG_.*|STAFF_.*)$/;

const run = createRun(new AbortController().signal);

let found: Promise<Toolchain> | undefined;

/** Looked for once a process. */
export function findToolchain(): Promise<Toolchain> {
  found ??= search();
  return found;
}

async function search(): Promise<Toolchain> {
  const machine: Machine = { run, env: process.env, platform: process.platform, home: homedir() };
  const python = await findPython(machine);
  const uv = (await findUv(machine, python)) ?? (await installUv(machine, python));
  const index = await packageIndexEnvironment(machine, python.file);
  return { python, uv, env: { ...index, UV_PYTHON: python.file, UV_PYTHON_DOWNLOADS: "never" } };
}

/** The environment of this process without what would leak into a generated project. */
export function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.keys(process.env).map((name) => [name, leaks.test(name) ? undefined : process.env[name]]),
  );
}
