import { homedir } from "node:os";

import { execa } from "execa";

import { findPython } from "../../src/process/find-python.ts";
import { createRun } from "../../src/process/run.ts";

let python: Promise<string> | undefined;

/** Runs a script with the Python that the product would find; `input` goes in and the result comes out as JSON. */
export async function askPython<Out>(script: string, input: unknown): Promise<Out> {
  python ??= search();
  const prelude = "import json, sys\nsys.stdin.reconfigure(encoding='utf-8')\ninput_ = json.load(sys.stdin)\n";
  const { stdout } = await execa(await python, ["-X", "utf8", "-c", prelude + script], {
    input: JSON.stringify(input),
  });
  return JSON.parse(stdout) as Out;
}

async function search(): Promise<string> {
  const run = createRun(new AbortController().signal);
  return (await findPython({ run, env: process.env, platform: process.platform, home: homedir() })).file;
}
