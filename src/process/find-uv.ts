import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../errors.ts";
import type { Python } from "./find-python.ts";
import { type Machine, probeTimeout, type Program } from "./machine.ts";

/** Finds a uv that runs; null where there is none. */
export async function findUv(machine: Machine, python: Python): Promise<Program | null> {
  const files = ["uv", inHome(machine, ".local"), inHome(machine, ".cargo"), cachedUv(machine)];
  const programs: Program[] = [...files.map((file) => ({ file, args: [] })), { file: python.file, args: ["-m", "uv"] }];
  for (const program of programs) {
    const result = await machine.run(program.file, [...program.args, "--version"], { timeout: probeTimeout });
    if (result.exitCode === 0 && result.stdout.startsWith("uv ")) {
      return program;
    }
  }
  return null;
}

/**
 * Installs uv from the package index that pip is configured with into a virtual environment of this program,
 * in the user's cache directory. Throws UserError `uv-missing`.
 */
export async function installUv(machine: Machine, python: Python): Promise<Program> {
  const cache = cacheDirectory(machine);
  await mkdir(cache, { recursive: true });
  const building = await mkdtemp(path.join(cache, "uv-"));
  try {
    await runOrThrow(machine, python.file, ["-m", "venv", building]);
    await runOrThrow(machine, executable(machine, building, "python"), ["-m", "pip", "install", "--quiet", "uv"]);
    // Two runs at once: the slower one finds the place taken, by the same program.
    await rename(building, path.join(cache, "uv")).catch(() => undefined);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return { file: cachedUv(machine), args: [] };
}

async function runOrThrow(machine: Machine, file: string, args: readonly string[]): Promise<void> {
  const result = await machine.run(file, args);
  if (result.exitCode !== 0) {
    throw new UserError(
      "uv-missing",
      `uv is not installed, and "${[file, ...args].join(" ")}" failed: ${lastLine(result.stderr || result.stdout)}`,
      "install uv (https://docs.astral.sh/uv/) and run the command again",
    );
  }
}

function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1) ?? "";
}

function cacheDirectory({ env, home, platform }: Machine): string {
  const roots: Partial<Record<NodeJS.Platform, string>> = {
    win32: env["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local"),
    darwin: path.join(home, "Library", "Caches"),
  };
  const root = env["XDG_CACHE_HOME"] ?? roots[platform] ?? path.join(home, ".cache");
  return path.join(root, "create-backend-plan");
}

function cachedUv(machine: Machine): string {
  return executable(machine, path.join(cacheDirectory(machine), "uv"), "uv");
}

function inHome(machine: Machine, folder: string): string {
  return path.join(machine.home, folder, "bin", machine.platform === "win32" ? "uv.exe" : "uv");
}

function executable(machine: Machine, environment: string, name: string): string {
  return machine.platform === "win32"
    ? path.join(environment, "Scripts", `${name}.exe`)
    : path.join(environment, "bin", name);
}
