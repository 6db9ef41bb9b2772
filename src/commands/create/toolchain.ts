import { homedir } from "node:os";
import { findPython } from "../../process/find-python.ts";
import { findUv, installUv } from "../../process/find-uv.ts";
import type { Machine, Program } from "../../process/machine.ts";
import { packageIndexEnvironment } from "../../process/package-index.ts";
import type { Effects } from "../../effects.ts";

/** What runs a generated project: a uv, and the environment that ties it to the Python that was found. */
export interface Toolchain {
  readonly uv: Program;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Throws UserError where there is no Python, or no uv and no way to get one. */
export async function findTools(effects: Effects): Promise<Toolchain> {
  const { run, env } = effects;
  const machine: Machine = { run, env, platform: process.platform, home: homedir() };
  const python = await findPython(machine);
  const uv = (await findUv(machine, python)) ?? (await installUv(machine, python));
  return {
    uv,
    env: {
      ...(await packageIndexEnvironment(machine, python.file)),
      UV_PYTHON: python.file,
      UV_PYTHON_DOWNLOADS: "never",
      // That of another project, if it is set at all.
      VIRTUAL_ENV: undefined,
    },
  };
}
