import path from "node:path";
import type { ProjectRequest } from "../../../generators/project.ts";
import type { Change } from "../../files/change.ts";
import { shellQuote } from "../../shell-quote.ts";
import { describeChanges } from "../describe-changes.ts";
import type { GlobalFlags } from "../command.ts";
import type { Effects } from "../../effects.ts";
import type { Outcome } from "../outcome.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { conflictLines } from "./conflicts.ts";
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
  const shown = shownChanges(result, flags);
  const described = await describeChanges(result.changes, { flags, style: effects.style, shown });
  const next = [shellQuote(["cd", folder], process.platform), "uv run poe dev"];
  const replay = shellQuote(replayWords(folder, request, result), process.platform);
  return {
    data: {
      project: { ...result.answers, directory: result.target },
      ...described.data,
      next,
      replay,
    },
    lines: [
      ...described.lines,
      ...(result.refusal === null ? [summaryLine(result, folder, flags)] : []),
      ...conflictLines(result, flags),
      ...(flags.dryRun ? [] : ["", ...next.map((line) => `  ${effects.style("bold", line)}`)]),
      "",
      "the same again, without questions:",
      `  ${replay}`,
    ],
  };
}

/** All of a dry run; else what a person may have to look at, which in a new project is nothing. */
function shownChanges({ changes }: ScaffoldResult, { dryRun }: GlobalFlags): readonly Change[] {
  return dryRun ? changes : changes.filter(({ status }) => status !== "create" && status !== "identical");
}

function summaryLine({ changes, answers }: ScaffoldResult, folder: string, { dryRun }: GlobalFlags): string {
  const parts = answers.features.length === 0 ? "the base alone" : `with ${answers.features.join(", ")}`;
  const isNew = changes.every(({ status }) => status === "create");
  if (isNew) {
    const verb = dryRun ? "would create" : "created";
    return `${verb} ${changes.length} files in ${folder}: ${answers.framework}, ${parts}`;
  }
  const touched = changes.filter(({ before, after }) => before !== after).length;
  const verb = dryRun ? "would change" : "changed";
  return `${verb} ${touched} of ${changes.length} files in ${folder}, which was made with the same answers before`;
}

/** The folder as the user would type it: relative, or absolute where that is shorter. */
export function displayPath(cwd: string, target: string): string {
  const relative = path.relative(cwd, target) || ".";
  return relative.length > target.length || relative.startsWith("-") ? target : relative;
}
