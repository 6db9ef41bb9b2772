import path from "node:path";
import type { ProjectRequest } from "../../../generators/project.ts";
import { shellQuote } from "../../shell-quote.ts";
import { changeLines, diffLines } from "../change-lines.ts";
import type { GlobalFlags } from "../command.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "../outcome.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { replayWords } from "./replay-words.ts";

export interface Asked {
  readonly request: ProjectRequest;
  readonly flags: GlobalFlags;
}

/** What a person reads after scaffolding, and the document of `--json`. */
export async function describeResult(
  result: ScaffoldResult,
  { request, flags }: Asked,
  effects: Effects,
): Promise<Omit<Outcome, "exitCode">> {
  const folder = displayPath(effects.cwd, result.target);
  const diff = flags.diff ? await diffLines(result.changes, effects.style) : [];
  const next = [shellQuote(["cd", folder], process.platform), "uv run poe dev"];
  const replay = shellQuote(["npx", "create-backend-plan", folder, ...replayWords(request, result)], process.platform);
  return {
    data: {
      project: { ...result.answers, directory: result.target },
      dryRun: flags.dryRun,
      changes: result.changes.map(({ status, path: file }) => ({ status, path: file })),
      ...(flags.diff ? { diff: diff.join("\n") } : {}),
      next,
      replay,
    },
    lines: [
      ...(flags.dryRun ? changeLines(result.changes, effects.style) : []),
      ...diff,
      summaryLine(result, folder, flags),
      ...(flags.dryRun ? [] : ["", ...next.map((line) => `  ${effects.style("bold", line)}`)]),
      "",
      "the same again, without questions:",
      `  ${replay}`,
    ],
  };
}

function summaryLine({ changes, answers }: ScaffoldResult, folder: string, { dryRun }: GlobalFlags): string {
  const parts = answers.features.length === 0 ? "the base alone" : `with ${answers.features.join(", ")}`;
  const count = `${changes.length} files in ${folder}`;
  return dryRun
    ? `would create ${count}: ${answers.framework}, ${parts}; nothing was written`
    : `created ${count}: ${answers.framework}, ${parts}`;
}

/** The folder as the user would type it: relative, or absolute where that is shorter. */
export function displayPath(cwd: string, target: string): string {
  const relative = path.relative(cwd, target) || ".";
  return relative.length > target.length || relative.startsWith("-") ? target : relative;
}
