import { readdir } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../errors.ts";
import { type Machine, probeTimeout, type Program } from "./machine.ts";

const oldestMinor = 12;
const newestNamedMinor = 14;
const probe = "import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)";

export interface Python {
  /** The interpreter's own path, not that of a shim. */
  readonly file: string;
  /** For instance `3.13`. */
  readonly version: string;
}

type Probed =
  | { readonly kind: "usable"; readonly python: Python }
  | { readonly kind: "unusable"; readonly why: string };

/**
 * Finds a Python that runs and is new enough, by running the candidates: a version manager's shim on PATH
 * may exist and still fail. Throws UserError `python-missing` that lists what was tried.
 */
export async function findPython(machine: Machine): Promise<Python> {
  const tried: string[] = [];
  for (const candidate of await candidates(machine)) {
    const probed = await probeCandidate(machine, candidate);
    if (probed.kind === "usable") {
      return probed.python;
    }
    tried.push(`${[candidate.file, ...candidate.args].join(" ")} (${probed.why})`);
  }
  throw new UserError(
    "python-missing",
    `no Python 3.${oldestMinor} or newer found; tried ${tried.join(", ")}`,
    `install Python 3.${oldestMinor} or newer, or set UV_PYTHON to the path of one`,
  );
}

async function candidates(machine: Machine): Promise<readonly Program[]> {
  const names = [...fromUvPython(machine.env["UV_PYTHON"]), ...versionedNames(), "python3", "python"];
  const files = [...names, ...(await pyenvInterpreters(machine))];
  const programs: Program[] = files.map((file) => ({ file, args: [] }));
  return machine.platform === "win32" ? [...programs, { file: "py", args: ["-3"] }] : programs;
}

/** UV_PYTHON may be a path, a name, or a bare version. */
function fromUvPython(value: string | undefined): readonly string[] {
  if (value === undefined || value === "" || value.startsWith("-")) {
    return [];
  }
  return [/^\d+(\.\d+)*$/.test(value) ? `python${value}` : value];
}

function versionedNames(): readonly string[] {
  const count = newestNamedMinor - oldestMinor + 1;
  return Array.from({ length: count }, (_, index) => `python3.${newestNamedMinor - index}`);
}

async function pyenvInterpreters(machine: Machine): Promise<readonly string[]> {
  const versions = path.join(machine.env["PYENV_ROOT"] ?? path.join(machine.home, ".pyenv"), "versions");
  const names = await readdir(versions).catch(() => []);
  return names
    .toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((name) => path.join(versions, name, machine.platform === "win32" ? "python.exe" : "bin/python"));
}

async function probeCandidate(machine: Machine, candidate: Program): Promise<Probed> {
  const result = await machine.run(candidate.file, [...candidate.args, "-I", "-c", probe], { timeout: probeTimeout });
  const match = /^(\d+) (\d+) (.+)$/m.exec(result.stdout);
  if (result.exitCode !== 0 || match === null) {
    return { kind: "unusable", why: "does not run" };
  }
  const [, major = "", minor = "", file = candidate.file] = match;
  const version = `${major}.${minor}`;
  const isUsable = major === "3" && Number(minor) >= oldestMinor;
  return isUsable
    ? { kind: "usable", python: { file: file.trim(), version } }
    : { kind: "unusable", why: `is ${version}` };
}
