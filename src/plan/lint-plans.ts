import { stateOf } from "./content-hash.ts";
import { type CheckedBlock, checkBlocks } from "./checked-block.ts";
import { limits } from "./document/limits.ts";
import type { PlanBlock, PlanDocument } from "./document/plan-document.ts";
import type { Finding } from "./finding.ts";
import { documentFindings } from "./findings/document-findings.ts";
import { placeOfBlock, placeOfHeader } from "./findings/place.ts";
import { reportFinding } from "./findings/report-finding.ts";
import { schemaFindings } from "./findings/schema-findings.ts";
import { waive } from "./findings/waive.ts";
import { assembleIr } from "./ir/assemble-ir.ts";
import type { PlanSetIr } from "./ir/plan-ir.ts";
import type { KnownProject } from "./known-project.ts";
import { indexNames } from "./name-index.ts";
import { rules } from "./rules/index.ts";
import type { Report, Rule, RuleContext } from "./rules/rule.ts";
import { checkHeader } from "./check-header.ts";
import { valueAt } from "./schema/value-at.ts";

export interface LintResult {
  /** In the order of files and positions. */
  readonly findings: readonly Finding[];
  readonly ir: PlanSetIr;
  readonly blocks: readonly CheckedBlock[];
}

/** Lints plans as one set: rules see across them and into the project. */
export function lintPlans(documents: readonly PlanDocument[], project: KnownProject): LintResult {
  const blocks = documents.flatMap((document) => checkBlocks(document));
  const headers = documents.map((document) => checkHeader(document));
  const plans = headers.filter(({ document }) => document.form === "markdown");
  const ir = assembleIr(
    plans.map((header) => ({ ...header, state: stateOf(header.document, documents) })),
    blocks,
  );
  const codes = new Set(rules.map(({ code }) => code));
  const lost = documents.flatMap((document) => document.blocks.filter(({ isRead }) => !isRead));
  const names = indexNames(ir, project, lost.map(idOf));
  const context = { ir, names, documents, blocks, codes, isWhole: lost.length === 0 };
  const found = [
    ...documents.flatMap((document) => documentFindings(document)),
    ...headers.flatMap((header) => schemaFindings(placeOfHeader(header.document), header.issues)),
    ...blocks.flatMap((checked) => schemaFindings(placeOfBlock(checked), checked.issues)),
    ...rules.flatMap((rule) => firstReports(rule, context).map((report) => reportFinding(rule, report, blocks))),
  ];
  const findings = waive(withoutShadowed(withoutRepeats(found)), context).toSorted(byPlace);
  return { findings, ir, blocks };
}

function idOf({ value }: PlanBlock): string {
  const id = valueAt(value, ["id"]);
  return typeof id === "string" ? id : "";
}

/** A rule that finds the same a thousand times over is asked again when those are gone. */
function firstReports(rule: Rule, context: RuleContext): readonly Report[] {
  const reports: Report[] = [];
  const isAsked = context.isWhole || rule.needsAll === undefined;
  for (const report of (isAsked ? rule.check?.(context) : undefined) ?? []) {
    if (reports.length >= limits.repeats * 10) {
      break;
    }
    reports.push(report);
  }
  return reports;
}

/** What several endpoints of one block share is said once. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(
    findings.map((finding) => {
      const { code, file, start, path, message } = finding;
      return [JSON.stringify([code, file, start, path, message]), finding];
    }),
  );
  return [...once.values()];
}

/** A value that another finding explains is not reported a second time as a mere wrong value. */
function withoutShadowed(findings: readonly Finding[]): readonly Finding[] {
  const explained = new Set(findings.filter(({ code }) => code !== "BP104" && code !== "BP103").flatMap(keysOf));
  return findings.filter((finding) => finding.code !== "BP104" || !keysOf(finding).some((key) => explained.has(key)));
}

/** A finding is about the same thing as another one that has its path or its place. */
function keysOf({ file, path, start }: Finding): readonly string[] {
  const place = `${file}:${start.line}:${start.column}`;
  return path === "" ? [place] : [place, `${file} ${path}`];
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) || a.start.line - b.start.line || a.start.column - b.start.column || compare(a.code, b.code)
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
