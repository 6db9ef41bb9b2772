import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Finding } from "../plan/finding.ts";
import type { LintRun } from "../plan/run-lint.ts";
import { type CommandInput, defineCommand } from "./command.ts";
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
  const { runLint } = await import("../plan/run-lint.ts");
  const format = chooseFormat(values, effects);
  const first = runLint(effects.cwd, positionals);
  const fixed = values.fix === true ? await fix(first, { effects, mode: flags.dryRun ? "dry-run" : "write" }) : [];
  const run = fixed.length > 0 && !flags.dryRun ? runLint(effects.cwd, positionals) : first;
  const { lintData } = await import("../plan/report/lint-data.ts");
  const data = {
    ...lintData(run.findings, run.checked, run.open.length),
    fixed,
    ...(values.ir === true ? { ir: run.result.ir } : {}),
  };
  const isBad = run.findings.some(({ severity }) => severity === "error" || values.strict === true);
  return {
    exitCode: isBad ? ExitCode.findings : ExitCode.ok,
    data,
    lines: await report(run, { format, effects, fixed }),
  };
}

function chooseFormat(values: Input["values"], effects: Effects): Format {
  const said =
    values.sarif === true ? "sarif" : (values.format ?? (effects.env["GITHUB_ACTIONS"] === "true" ? "github" : "text"));
  const format = formats.find((name) => name === said);
  if (format === undefined) {
    throw new UserError("unknown-format", `there is no format "${said}"`, `use one of ${formats.join(", ")}`);
  }
  return format;
}

interface Reporting {
  readonly format: Format;
  readonly effects: Effects;
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
  return [...fixed.map((file) => `fixed ${file}`), ...humanReport(run.findings, run.checked, effects.style), ...open];
}

interface Fixing {
  readonly effects: Effects;
  readonly mode: "dry-run" | "write";
}

/** Writes what has one safe answer; gives the files that changed, or would. */
async function fix({ documents, findings }: LintRun, { effects, mode }: Fixing): Promise<readonly string[]> {
  const { applyFixes } = await import("../plan/apply-fixes.ts");
  const { writePlans } = await import("../plan/write-plans.ts");
  const byFile = (path: string): readonly Finding[] =>
    findings.filter(({ file, edit }) => file === path && edit !== undefined);
  const touched = documents.filter(({ path }) => byFile(path).length > 0);
  if (mode === "write") {
    const changes = touched.map(({ path, text, mark }) => ({
      status: "update" as const,
      path,
      before: mark + text,
      after: mark + applyFixes(text, byFile(path)),
    }));
    await writePlans(effects.cwd, changes, effects.signal);
  }
  return touched.map(({ path }) => path);
}
