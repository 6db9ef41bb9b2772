import { type CheckedBlock, checkBlocks } from "./checked-block.ts";
import { countChecked, type Checked } from "./checked-count.ts";
import type { PlanDocument } from "./document/plan-document.ts";
import type { Finding } from "./finding.ts";
import { documentFindings } from "./findings/document-findings.ts";
import { reportFinding } from "./findings/report-finding.ts";
import { schemaFindings } from "./findings/schema-findings.ts";
import { waive } from "./findings/waive.ts";
import { assembleIr, type PlanHeaderDraft } from "./ir/assemble-ir.ts";
import type { PlanSetIr } from "./ir/plan-ir.ts";
import { type KnownProject } from "./known-project.ts";
import { indexNames } from "./name-index.ts";
import { rules } from "./rules/index.ts";
import { checkHeader } from "./check-header.ts";

export interface LintResult {
  /** In the order of files and positions. */
  readonly findings: readonly Finding[];
  readonly checked: Checked;
  readonly ir: PlanSetIr;
  readonly blocks: readonly CheckedBlock[];
  /** Places that name a question instead of an answer, and questions without answer, by file. */
  readonly headers: readonly PlanHeaderDraft[];
}

/** Lints plans as one set: rules see across them and into the project. */
export function lintPlans(documents: readonly PlanDocument[], project: KnownProject): LintResult {
  const blocks = documents.flatMap((document) => checkBlocks(document));
  const checkedHeaders = documents.filter(({ form }) => form === "markdown").map((document) => checkHeader(document));
  const ir = assembleIr(checkedHeaders, blocks);
  const context = { ir, names: indexNames(ir, project), documents, blocks, codes: new Set(rules.map(({ code }) => code)) };
  const found = [
    ...documents.flatMap((document) => documentFindings(document)),
    ...checkedHeaders.flatMap(({ document, issues }) => schemaFindings({ document, root: document.frontMatter.root, offsetOf: (offset) => offset + document.frontMatter.offset, base: [], id: "" }, issues)),
    ...blocks.flatMap((checked) => schemaFindings(checked, checked.issues)),
    ...rules.flatMap((rule) => [...(rule.check?.(context) ?? [])].map((report) => reportFinding(rule, report, blocks))),
  ];
  return { findings: waive(withoutShadowed(found), context).toSorted(byPlace), checked: countChecked(ir), ir, blocks, headers: checkedHeaders };
}

/** A value that a rule explains is not reported a second time as a mere wrong value. */
function withoutShadowed(findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ file, path }: Finding): string => `${file} ${path}`;
  const explained = new Set(findings.filter(({ code }) => code !== "BP104" && code !== "BP103").map(keyOf));
  return findings.filter((finding) => finding.code !== "BP104" || !explained.has(keyOf(finding)));
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.start.line - b.start.line || a.start.column - b.start.column || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
