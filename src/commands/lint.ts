import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Change } from "../files/change.ts";
import { oneOf } from "../one-of.ts";
import type { Finding } from "../plan/finding.ts";
import type { LintRun } from "../plan/run-lint.ts";
import { type CommandInput, defineCommand, type GlobalFlags } from "./command.ts";
import { type Description, describeChanges } from "./describe-changes.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";

const formats = ["text", "github", "sarif"] as const;
type Format = (typeof formats)[number];

const options = {
  fix: { type: "boolean", help: "correct what has one safe answer" },
  strict: { type: "boolean", help: "exit 1 on warnings too" },
  sarif: { type: "boolean", help: "the same as --format sarif" },
  format: { type: "string", value: "NAME", help: "text, github (annotations; the default in GitHub Actions) or sarif" },
  ir: { type: "boolean", help: "with --json: the plans with everything filled in, besides" },
} as const;

type Input = CommandInput<typeof options>;

export const lint = defineCommand({
  name: "lint",
  summary: "check plans: what is undecided, wrong, dangling, or against a convention",
  usage: "[PLAN…]",
  description:
    "Reads plans/ or the files and folders that are named, always together with the plans beside them. " +
    "Exits 0 without errors, 1 with errors, 2 where it could not run. `explain CODE` tells more about a finding.",
  examples: ["lint", "lint plans/0001-orders.md", "lint --fix", "lint --json --ir", "lint --format sarif"],
  options,
  positionals: { min: 0 },
  run: lintPlans,
});

async function lintPlans({ positionals, values, flags }: Input, effects: Effects): Promise<Outcome> {
  refuseContradictions(values, flags);
  const format = chooseFormat(values, effects);
  const { runLint } = await import("../plan/run-lint.ts");
  const first = runLint(effects.cwd, positionals);
  const fixed = values.fix === true ? await fix(first, flags, effects) : unfixed;
  const run = fixed.isWritten ? runLint(effects.cwd, positionals) : first;
  const { lintData } = await import("../plan/report/lint-data.ts");
  const isBad = run.findings.some(({ severity }) => severity === "error" || values.strict === true);
  return {
    exitCode: isBad ? ExitCode.findings : ExitCode.ok,
    data: {
      ...lintData(run.findings, run.checked, run.open.length),
      fixed: fixed.files,
      ...fixed.data,
      ...(values.ir === true ? { ir: run.result.ir } : {}),
    },
    lines: await report(run, { format, effects, fixed: fixed.lines }),
  };
}

function refuseContradictions({ sarif, format, ir }: Input["values"], { json }: GlobalFlags): void {
  const said = [
    sarif === true ? "--sarif" : "",
    format === undefined ? "" : `--format ${format}`,
    json ? "--json" : "",
  ];
  const [one, other] = said.filter((flag) => flag !== "");
  if (other !== undefined && !(sarif === true && format === "sarif" && !json)) {
    throw new UserError("contradiction", `${one} and ${other} ask for two forms of output`, "give one of them");
  }
  if (ir === true && !json) {
    throw new UserError("contradiction", "--ir adds to a JSON document, and none is asked for", "give --json too");
  }
}

function chooseFormat({ sarif, format }: Input["values"], { env }: Effects): Format {
  if (sarif === true) {
    return "sarif";
  }
  return oneOf("--format", formats, format) ?? (env["GITHUB_ACTIONS"] === "true" ? "github" : "text");
}

interface Reporting {
  readonly format: Format;
  readonly effects: Effects;
  /** What was done about the findings, as lines. */
  readonly fixed: readonly string[];
}

async function report(run: LintRun, { format, effects, fixed }: Reporting): Promise<readonly string[]> {
  if (format === "sarif") {
    const { sarifReport } = await import("../plan/report/sarif.ts");
    return [JSON.stringify(sarifReport(run.findings), null, 2)];
  }
  const { denominators, humanReport, plural } = await import("../plan/report/human.ts");
  if (format === "github") {
    const { githubReport } = await import("../plan/report/github.ts");
    return [...githubReport(run.findings), denominators(run.checked)];
  }
  const open = run.open.length === 0 ? [] : [`${plural(run.open.length, "open question")}: not ready yet`];
  return [...fixed, ...humanReport(run.findings, run.checked, effects.style), ...open];
}

interface Fixed {
  readonly files: readonly string[];
  readonly isWritten: boolean;
  readonly data: Partial<Description["data"]>;
  readonly lines: readonly string[];
}

const unfixed: Fixed = { files: [], isWritten: false, data: {}, lines: [] };

/** Corrects what has one safe answer. */
async function fix(run: LintRun, flags: GlobalFlags, { cwd, signal, style }: Effects): Promise<Fixed> {
  const changes = await fixes(run);
  const isWritten = changes.length > 0 && !flags.dryRun;
  if (isWritten) {
    const { writePlans } = await import("../plan/write-plans.ts");
    await writePlans(cwd, changes, signal);
  }
  const files = changes.map(({ path }) => path);
  const { data, lines } = await describeChanges(changes, { flags, style, shown: [] });
  return { files, isWritten, data, lines: [...files.map((file) => fixedLine(file, flags)), ...lines] };
}

function fixedLine(file: string, { dryRun }: GlobalFlags): string {
  return `${dryRun ? "would fix" : "fixed"} ${file}`;
}

async function fixes({ documents, findings }: LintRun): Promise<readonly Change[]> {
  const { applyFixes } = await import("../plan/apply-fixes.ts");
  const byFile = (path: string): readonly Finding[] =>
    findings.filter(({ file, edit }) => file === path && edit !== undefined);
  return documents
    .filter(({ path }) => byFile(path).length > 0)
    .map((document) => ({ document, text: applyFixes(document, byFile(document.path)) }))
    .filter(({ document, text }) => text !== document.text)
    .map(({ document: { path, mark, text: before }, text: after }) => ({
      status: "update",
      path,
      before: mark + before,
      after: mark + after,
    }));
}
