import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Change } from "../files/change.ts";
import type { PlanDocument } from "../plan/document/plan-document.ts";
import type { Finding } from "../plan/finding.ts";
import type { LintRun } from "../plan/run-lint.ts";
import { type CommandInput, defineCommand, type GlobalFlags } from "./command.ts";
import { describeChanges } from "./describe-changes.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";

export const ready = defineCommand({
  name: "ready",
  summary: "declare a plan ready: no finding, no open question",
  usage: "PLAN",
  description:
    "Writes status: ready and a hash of the content into the front matter. An edit after that makes the plan a draft again.",
  examples: ["ready plans/0001-orders.md"],
  options: {},
  positionals: { min: 1, max: 1 },
  run: declareReady,
});

async function declareReady({ positionals, flags }: CommandInput, effects: Effects): Promise<Outcome> {
  const { runLint } = await import("../plan/run-lint.ts");
  const run = runLint(effects.cwd, positionals);
  const document = theDocument(run);
  const stem = document.path.replace(/\.md$/, "");
  const belongs = ({ file }: { readonly file: string }): boolean =>
    file === document.path || file.startsWith(`${stem}.plan.`);
  // That the plan has changed since it was ready is what this command is run for.
  const findings = run.result.findings.filter((finding) => belongs(finding) && finding.code !== "BP008");
  const open = run.open.filter(belongs);
  if (findings.length > 0 || open.length > 0) {
    return refuse(run, findings, {
      open: open.map(({ path, question }) =>
        path === question ? `${question} has no answer` : `${path} waits for ${question}`,
      ),
      effects,
      document,
    });
  }
  const { contentHash } = await import("../plan/content-hash.ts");
  const content = contentHash(document.path, run.documents);
  return declare(await record(document, content), { content, flags }, effects);
}

async function declare(
  change: Change,
  { content, flags }: { readonly content: string; readonly flags: GlobalFlags },
  { cwd, signal, style }: Effects,
): Promise<Outcome> {
  if (!flags.dryRun && change.status === "update") {
    const { writePlans } = await import("../plan/write-plans.ts");
    await writePlans(cwd, [change], signal);
  }
  const { data, lines } = await describeChanges([change], { flags, style });
  return {
    exitCode: ExitCode.ok,
    data: { version: 1, file: change.path, state: "ready", content, ...data },
    lines: [...lines, `${change.path} ${flags.dryRun ? "would be" : "is"} ready`],
  };
}

function theDocument({ documents, chosen }: LintRun): PlanDocument {
  const [document, second] = documents.filter(({ path, form }) => chosen.has(path) && form === "markdown");
  if (document === undefined || second !== undefined) {
    throw new UserError("one-plan", "one plan document is declared ready at a time", "name the .md file");
  }
  return document;
}

interface Refusal {
  readonly open: readonly string[];
  readonly effects: Effects;
  readonly document: PlanDocument;
}

async function refuse(
  run: LintRun,
  findings: readonly Finding[],
  { open, effects, document }: Refusal,
): Promise<Outcome> {
  const { humanReport } = await import("../plan/report/human.ts");
  const { lintData } = await import("../plan/report/lint-data.ts");
  const data = { ...lintData(findings, run.checked, open.length), file: document.path, state: "draft" };
  const report = findings.length === 0 ? [] : humanReport(findings, run.checked, effects.style);
  return {
    exitCode: ExitCode.findings,
    data,
    lines: [...report, ...open.map((line) => `open: ${line}`), `${document.path} is not ready`],
  };
}

async function record(document: PlanDocument, content: string): Promise<Change> {
  const { editHeader } = await import("../plan/document/edit-header.ts");
  const { replaceSpan } = await import("../plan/apply-fixes.ts");
  const edits = [editHeader(document, "status", "ready"), editHeader(document, "content", content)].toSorted(
    (a, b) => b.start - a.start,
  );
  const { path, mark, text: before } = document;
  const after = edits.reduce(replaceSpan, before);
  return { status: after === before ? "identical" : "update", path, before: mark + before, after: mark + after };
}
