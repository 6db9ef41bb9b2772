import { presetFeatures, resolveAnswers } from "../../../generators/project.ts";
import { ExitCode } from "../../exit-codes.ts";
import { conflictPolicies } from "../../files/reconcile.ts";
import { scaffold, type ScaffoldResult } from "../scaffold.ts";
import { type CommandInput, defineCommand } from "../command.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "../outcome.ts";
import { createOptions } from "./create-options.ts";
import { describeResult } from "./describe-result.ts";
import { gatherRequest } from "./gather-request.ts";
import { oneOf } from "./one-of.ts";

export const create = defineCommand({
  name: "",
  summary: "makes a Flask or Django backend that runs at once",
  usage: "[DIR]",
  description: [
    "Asks what no flag and no config file answers; without a terminal it asks nothing.",
    `Features: ${presetFeatures("full").join(", ")}.`,
    'The preset "minimal" has none of them, "standard" and "full" have all.',
  ].join("\n"),
  examples: [
    "my-api",
    "my-api --yes --start",
    "my-api --framework django --preset minimal --with auth,health",
    "my-api --config backend.yaml --dry-run",
  ],
  options: createOptions,
  positionals: { min: 0, max: 1 },
  run,
});

async function run(input: CommandInput<typeof createOptions>, effects: Effects): Promise<Outcome> {
  const { values, flags } = input;
  const { target, request } = await gatherRequest(input, effects);
  const answers = resolveAnswers(request);
  const mode = flags.dryRun ? "dry-run" : "write";
  const onConflict = oneOf("--on-conflict", conflictPolicies, values["on-conflict"]) ?? "fail";
  const make = (): Promise<ScaffoldResult> =>
    scaffold({ target, answers, mode, onConflict }, { signal: effects.signal });
  if (values.start !== true || flags.dryRun) {
    return { exitCode: ExitCode.ok, ...(await describeResult(await make(), { request, flags }, effects)) };
  }
  const { start } = await import("./start.ts");
  const { exitCode, result } = await start({ target, make, output: flags.json ? "json" : "text" }, effects);
  return { exitCode, ...(await describeResult(result, { request, flags }, effects)) };
}
